using Spectre.Console;

namespace RealRecon.Emulator.Demo;

/// <summary>Where the running emulator is and what the demo may rely on.</summary>
public sealed record DemoContext
{
    /// <summary>Where <c>/api</c> begins: <c>http://localhost:7071</c>.</summary>
    public required Uri Api { get; init; }

    public required int AmqpPort { get; init; }

    /// <summary>The deadline that the emulator was started with; about 2 s, or the demo gets long.</summary>
    public required TimeSpan BankDeadline { get; init; }

    /// <summary>How long the emulator needs to learn a feed; a few seconds, or the demo gets long.</summary>
    public TimeSpan FeedLearning { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the bank's API is down in bank-down; longer than the deadline, so that questions meet it.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after the last event, deadline and outage a verdict may take to show.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What is played: each phase at once, one after another.</summary>
    public IReadOnlyList<IReadOnlyList<DemoPart>> Phases { get; init; } = DemoPart.Phases;

    public IAnsiConsole Console { get; init; } = AnsiConsole.Console;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
