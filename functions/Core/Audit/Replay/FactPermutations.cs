using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit.Replay;

/// <summary>Folds the facts of a transaction in other orders. The orders follow from the id, so that a report can be repeated.</summary>
internal static class FactPermutations
{
    private const int AllUpTo = 4;
    private const int Orders = 24;

    public static ReplayPermutations Of(TransactionId id, TransactionState? state, MatchRules rules)
    {
        if (state is null) return new(0, true);
        var (tried, agree) = (0, true);
        var expected = Fold(state, state.Facts, rules);
        foreach (var order in state.Facts.Length <= AllUpTo ? All(state.Facts) : Some(state.Facts, id))
        {
            agree &= Fold(state, order, rules).AsSpan().SequenceEqual(expected);
            tried++;
        }

        return new(tried, agree);
    }

    /// <summary>What views would show of these facts, in canonical bytes.</summary>
    private static byte[] Fold(TransactionState state, ImmutableArray<PaymentEvent> facts, MatchRules rules)
    {
        var folded = Folded.Of(state.Id, facts, state.ReachedThrough, rules);
        return AuditEntryCodec.EncodeSnapshot(new TransactionSnapshot
        {
            Status = Statuses.Of(folded.Verdict.State),
            Verdict = folded.Verdict,
            OpenedAt = state.OpenedAt,
            DecidedAt = state.DecidedAt,
            Generation = state.Generation,
            Belonging = Belonging.Of(facts, folded.Facts),
        });
    }

    private static IEnumerable<ImmutableArray<PaymentEvent>> All(ImmutableArray<PaymentEvent> facts)
    {
        if (facts.Length <= 1)
        {
            yield return facts;
            yield break;
        }

        for (var i = 0; i < facts.Length; i++)
        {
            foreach (var rest in All(facts.RemoveAt(i))) yield return rest.Insert(0, facts[i]);
        }
    }

    private static IEnumerable<ImmutableArray<PaymentEvent>> Some(ImmutableArray<PaymentEvent> facts, TransactionId id)
    {
        var seed = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value))) | 1;
        for (var order = 0; order < Orders; order++)
        {
            var shuffled = facts.ToBuilder();
            for (var i = shuffled.Count - 1; i > 0; i--)
            {
                // Xorshift: not random, but spread well enough to put facts into orders that nobody chose.
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                var other = (int)(seed % (ulong)(i + 1));
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }

            yield return shuffled.ToImmutable();
        }
    }
}
