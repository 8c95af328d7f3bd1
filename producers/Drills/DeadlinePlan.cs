namespace RealRecon.Producers.Drills;

/// <summary>
/// Has the deadlines of many captures fall into one second. A wait begins with the capture's own time and never ends sooner than a grace after
/// the receipt (docs/matching.md, Deadlines), so captures that are sent over a while say that they happened within one second.
/// </summary>
internal sealed class DeadlinePlan(DeadlinesSettings settings, DateTimeOffset start)
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>What the engine leaves to the bank at least, after the receipt: RealRecon__MinGrace.</summary>
    private static readonly TimeSpan MinGrace = TimeSpan.FromSeconds(10);

    /// <summary>When the first is due.</summary>
    internal DateTimeOffset First { get; } = start + settings.SendTime + GraceOf(settings.BankDeadline);

    /// <summary>When the last is due.</summary>
    internal DateTimeOffset Last => DueOf(settings.Count - 1);

    internal DateTimeOffset DueOf(int number) => First + (OneSecond * number / settings.Count);

    /// <summary>When the capture says that it happened.</summary>
    internal DateTimeOffset OccurredAt(int number) => DueOf(number) - settings.BankDeadline;

    /// <summary>Whether everything came early enough for its deadline, when the last was accepted then.</summary>
    internal bool IsKept(DateTimeOffset lastAccepted) => lastAccepted + GraceOf(settings.BankDeadline) <= First;

    private static TimeSpan GraceOf(TimeSpan deadline) => deadline < MinGrace ? deadline : MinGrace;
}
