namespace RealRecon.Core.Matching;

/// <summary>The scheduled self-signal of a transaction. A generation that is not the current one changes nothing.</summary>
public sealed record DeadlineReached(long Generation, DateTimeOffset Due);
