using RealRecon.Adapters.Api;
using RealRecon.Adapters.Ingest;

namespace RealRecon.Emulator.Hosting;

/// <summary>What the web server serves from.</summary>
internal sealed record ApiParts
{
    public required Stores Stores { get; init; }

    /// <summary>Takes what people do.</summary>
    public required IEntitySignals Signals { get; init; }

    public required IReadOnlyList<IHealthProbe> Probes { get; init; }

    /// <summary>Where the simulated bank and gateway are told what exists; null without them.</summary>
    public required Uri? Simulation { get; init; }
}
