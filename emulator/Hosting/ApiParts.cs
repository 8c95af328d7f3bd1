using RealRecon.Adapters.Api;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;

namespace RealRecon.Emulator.Hosting;

/// <summary>What the web server serves from.</summary>
internal sealed record ApiParts
{
    public required Stores Stores { get; init; }

    /// <summary>Takes what people do.</summary>
    public required IEntitySignals Signals { get; init; }

    /// <summary>Reads again what has passed through the hubs.</summary>
    public required IHubArchive Archive { get; init; }

    /// <summary>What decides in this run, the sinks included.</summary>
    public required RealReconOptions Settings { get; init; }

    public required IReadOnlyList<IHealthProbe> Probes { get; init; }

    /// <summary>Where the simulated bank and gateway are told what exists; null without them.</summary>
    public required Uri? Simulation { get; init; }
}
