using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>
/// The verdict on a set of facts. The same set gives the same verdict to the byte, in whatever order the facts came and however often each was told.
/// </summary>
public static class VerdictFold
{
    /// <param name="id">The reference that both sides carry.</param>
    /// <param name="events">What was said, in any order.</param>
    /// <param name="reachedThrough">The latest deadline that passed (UTC); null when none did.</param>
    /// <param name="rules">The rules in force.</param>
    public static Verdict Fold(TransactionId id, ImmutableArray<PaymentEvent> events, DateTimeOffset? reachedThrough, MatchRules rules) =>
        Folded.Of(id, events, reachedThrough, rules).Verdict;
}
