using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;
using RealRecon.Emulator.Hubs.Wire;

namespace RealRecon.Tests.Hubs;

/// <summary>A hub log in a folder of its own, and a listener on a free port where a test asks for one.</summary>
internal sealed class HubFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("realrecon-hubs-");
    private AmqpListener? _listener;

    private HubFixture(Func<HubLogOptions, HubLogOptions>? change, TimeProvider? time)
    {
        var options = new HubLogOptions { Path = Path.Combine(_folder.FullName, "hubs.db") };
        Options = change is null ? options : change(options);
        Time = time ?? TimeProvider.System;
        Log = OpenLog();
    }

    public static HubTopology Topology => HubTopology.Default;

    public static HubDefinition Gateway { get; } = Topology.Find("gateway-events")!;

    public static HubDefinition Bank { get; } = Topology.Find("bank-events")!;

    public HubLogOptions Options { get; }

    public TimeProvider Time { get; }

    public HubLog Log { get; private set; }

    public int Port => (_listener ??= AmqpListener.Start(0, Topology, Log, Time, NullLogger<AmqpListener>.Instance)).Port;

    public static HubFixture Start(Func<HubLogOptions, HubLogOptions>? change = null, TimeProvider? time = null) => new(change, time);

    public HubLog OpenLog() => HubLog.Open(Topology, Options, Time, NullLogger<HubLog>.Instance);

    public async Task ReopenAsync()
    {
        await Log.DisposeAsync();
        Log = OpenLog();
    }

    /// <summary>Everything in a hub, partition by partition.</summary>
    public IReadOnlyList<HubEvent> All(HubDefinition hub) =>
        [.. Enumerable.Range(0, hub.PartitionCount).SelectMany(partition => Log.Read(hub, partition, -1, int.MaxValue, long.MaxValue))];

    public async ValueTask DisposeAsync()
    {
        if (_listener is not null) await _listener.DisposeAsync();
        await Log.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
