using System.Collections.Immutable;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Audit;
using RealRecon.Core.Normalise;
using RealRecon.Emulator.Dashboard;

namespace RealRecon.Emulator.Hosting;

/// <summary>What one run of the emulator is told.</summary>
public sealed record EmulatorOptions
{
    public const int DefaultHttpPort = 7071;

    public const int DefaultAmqpPort = 5672;

    /// <summary>The value of <c>--data</c> that keeps nothing.</summary>
    public const string InMemory = ":memory:";

    /// <summary>Blocks are young because the local disk is near: what an event waits for its audit is mostly this.</summary>
    public static readonly RealReconOptions DefaultSettings = RealReconOptions.Default with
    {
        Audit = new AuditRules { BlockAge = TimeSpan.FromMilliseconds(10) },
        Normalise = new NormaliseRules { AcceptTestEvents = true },
    };

    /// <summary>For the demo: deadlines, feeds and alerts that a spectator has the patience for.</summary>
    public static readonly RealReconOptions DemoSettings = DefaultSettings with
    {
        Match = DefaultSettings.Match with { BankDeadline = TimeSpan.FromSeconds(4), GatewayDeadline = TimeSpan.FromSeconds(4) },

        // A silent feed has to be known before the first deadline of those that wait for it, and beats come once a second.
        Feeds = DefaultSettings.Feeds with
        {
            MinSilence = TimeSpan.FromSeconds(1),

            // The phases before stale-feed teach it pauses of seconds.
            MaxSilence = TimeSpan.FromSeconds(4),
            Factor = 3,
            Learning = TimeSpan.FromSeconds(4),
            LearningBeats = 4,
            Grace = TimeSpan.FromSeconds(2),
        },
        Alerts = DefaultSettings.Alerts with { Refresh = TimeSpan.FromSeconds(1) },
    };

    /// <summary>0 picks a free one.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;

    /// <summary>0 picks a free one.</summary>
    public int AmqpPort { get; init; } = DefaultAmqpPort;

    /// <summary>A folder, or <see cref="InMemory"/>.</summary>
    public string Data { get; init; } = DataFolder.Default;

    /// <summary>As in <see cref="StorageOptions.Storage"/>.</summary>
    public string Storage { get; init; } = StorageOptions.Sqlite;

    /// <summary>As in <see cref="AnchorPlace.Open"/>; null for a folder in <see cref="Data"/>.</summary>
    public string? Anchors { get; init; }

    /// <summary>Whether the dashboard, or how to get it, stands at the root of the web server.</summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>Where the built dashboard is.</summary>
    public string DashboardFolder { get; init; } = DashboardFiles.DefaultFolder;

    public RealReconOptions Settings { get; init; } = DefaultSettings;

    /// <summary>Whether a simulated bank and gateway run beside the rest.</summary>
    public bool Simulation { get; init; } = true;

    /// <summary>Port of the simulation; 0 picks a free one.</summary>
    public int SimulationPort { get; init; }

    /// <summary>Whom to ask; where none is named, the simulation.</summary>
    public ImmutableArray<SourceSettings> Sources { get; init; } = [];

    /// <summary>Whom to tell.</summary>
    public SinkSettings Sinks { get; init; } = SinkSettings.None;

    /// <summary>Where telemetry goes.</summary>
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.None;
}
