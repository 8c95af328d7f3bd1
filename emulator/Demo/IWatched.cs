using RealRecon.Producers.Observing;

namespace RealRecon.Emulator.Demo;

/// <summary>Something that a scenario expects, and what the API says of it: a line of the demo's table.</summary>
internal interface IWatched
{
    string Scenario { get; }

    /// <summary>Which transaction, how many of them, or which case.</summary>
    string Subject { get; }

    /// <summary>One word a line.</summary>
    string Expected { get; }

    /// <summary>One word a line.</summary>
    string Observed { get; }

    /// <summary>What was seen last is what is expected, and what had to come before it came before it.</summary>
    bool Agrees { get; }

    Task LookAsync(StatusApi api, CancellationToken cancellation);
}
