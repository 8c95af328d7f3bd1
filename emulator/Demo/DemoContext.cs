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

    /// <summary>How long after the last event and deadline a verdict may take to show.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public IAnsiConsole Console { get; init; } = AnsiConsole.Console;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
