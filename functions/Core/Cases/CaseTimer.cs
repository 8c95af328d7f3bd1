namespace RealRecon.Core.Cases;

/// <summary>The scheduled self-signal <c>Wake</c> of every case's entity. A generation that is not the current one changes nothing.</summary>
public sealed record CaseTimer(long Generation, DateTimeOffset Due)
{
    /// <summary>The operation that takes it.</summary>
    public const string Operation = "Wake";
}
