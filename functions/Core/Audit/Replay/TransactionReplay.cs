using System.Collections.Immutable;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit.Replay;

/// <summary>Gives the recorded inputs of a transaction to the policy once more, each at its recorded time, and compares what comes of them with what is recorded.</summary>
/// <remarks>
/// Entries hold every input that can move a transaction, except one: that its gate was asked about a deadline. It follows from the gate's answer, or
/// from the deadline that passed. Events that were told again leave neither entry nor effect.
/// </remarks>
public static class TransactionReplay
{
    /// <summary>Most differences that a report names.</summary>
    public const int MaxDifferences = 50;

    /// <param name="id">Whose entries.</param>
    /// <param name="trail">The entries from the first on, ascending, with their sequence numbers.</param>
    /// <param name="isWhole">Whether these are all of them.</param>
    /// <param name="rules">The rules in force.</param>
    public static ReplayReport Of(TransactionId id, IEnumerable<(long Sequence, AuditEntry Entry)> trail, bool isWhole, MatchRules rules)
    {
        TransactionState? state = null;
        var differences = ImmutableArray.CreateBuilder<ReplayDifference>();
        var versions = new SortedSet<int>();
        var entries = 0;
        foreach (var (sequence, recorded) in trail)
        {
            // An outbox that was sent twice across a crash tells a version twice.
            if (recorded.Version == entries) continue;
            if (recorded.Version != entries + 1)
            {
                differences.Add(new(sequence, recorded.Version, "version", $"{recorded.Version}", $"{entries + 1}"));
                isWhole = false;
                break;
            }

            var replayed = Replay(state, recorded, rules);
            differences.AddRange(EntryComparison.Of(sequence, recorded, replayed.Entry));
            versions.Add(recorded.RuleVersion);
            state = replayed.Next;
            entries++;
        }

        var agrees = differences.Count == 0;
        if (differences.Count > MaxDifferences) differences.RemoveRange(MaxDifferences, differences.Count - MaxDifferences);
        return new(id, entries, agrees, rules.Version, [.. versions], differences.DrainToImmutable(), isWhole, FactPermutations.Of(id, state, rules));
    }

    private static Decision Replay(TransactionState? state, AuditEntry recorded, MatchRules rules) => recorded switch
    {
        { Event: { } what } => Transaction.Decide(state, what, rules, recorded.At),
        { Gate: { } answer } => Transaction.Decide(Asking(state, answer.Generation), answer, rules, recorded.At),
        { Deadline: { } deadline } => Reach(state, deadline, rules, recorded.At),
        { Answer: { } answer } => Transaction.Decide(state, answer, rules, recorded.At),
        { Ended: { } ended } => Transaction.Decide(state, ended, rules, recorded.At),
        { Action: { } action } => Transaction.Decide(state, action, rules, recorded.At),
        _ => new Decision(state),
    };

    /// <summary>Where the deadline asks its gate, the entry says that the gate let it pass: a hold would have been recorded as one.</summary>
    private static Decision Reach(TransactionState? state, DeadlineReached deadline, MatchRules rules, DateTimeOffset at)
    {
        var reached = Transaction.Decide(state, deadline, rules, at);
        return reached.Entry is null && reached.Next?.Attention?.AskedGeneration == deadline.Generation
            ? Transaction.Decide(reached.Next, new GateAnswer(deadline.Generation, null, null), rules, at)
            : reached;
    }

    private static TransactionState? Asking(TransactionState? state, long generation) =>
        state is null ? null : state with { Attention = (state.Attention ?? Attention.None) with { AskedGeneration = generation } };
}
