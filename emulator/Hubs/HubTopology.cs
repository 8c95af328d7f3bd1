using System.Collections.Frozen;
using RealRecon.Adapters.Ingest;
using RealRecon.Core;

namespace RealRecon.Emulator.Hubs;

/// <summary>The hubs of a namespace. Names compare without case, as on Azure.</summary>
public sealed class HubTopology(IEnumerable<HubDefinition> hubs)
{
    /// <summary>The one consumer group that every hub has from the start.</summary>
    public const string DefaultConsumerGroup = "$Default";

    private readonly FrozenDictionary<string, HubDefinition> _byName =
        hubs.ToFrozenDictionary(hub => hub.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What RealRecon reads: one hub a side, so that a body cannot claim another side.</summary>
    public static HubTopology Default { get; } = new([
        new HubDefinition(HubNames.Gateway, Side.Gateway, 4),
        new HubDefinition(HubNames.Bank, Side.Bank, 4),
    ]);

    public IReadOnlyCollection<HubDefinition> Hubs => _byName.Values;

    /// <summary>Null when there is no hub of that name.</summary>
    public HubDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}
