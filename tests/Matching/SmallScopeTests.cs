using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Every sequence of up to five inputs over a small alphabet, deadlines included.</summary>
public sealed class SmallScopeTests
{
    private const int Depth = 5;

    private static readonly MatchRules Rules = new();

    private static readonly PaymentEvent[] Alphabet =
    [
        Event("GS", 50000, "a", 1, 5),
        Event("GF", 50000, "b", 2, 10),
        Event("GR", 50000, "c", 3, 15),
        Event("BP", 50000, "d", 4, 1),
        Event("BB", 50000, "e", 5, 6),
        Event("BB", 45000, "f", 6, 7),
        Event("BR", 50000, "g", 7, 20),
        // The same event from another position, and one that says otherwise under the same id.
        Event("GS", 50000, "a", 8, 5),
        Event("GS", 60000, "a", 9, 5),
    ];

    [Fact]
    public void Decide_WhenAnySequenceComes_NumbersItsEntriesAndIgnoresStaleDeadlines() => Explore(null, null, Depth);

    [Fact]
    public void State_WhenStored_ReadsBackTheSame()
    {
        var states = new List<TransactionState>();
        Explore(null, null, 3, states.Add);
        foreach (var state in states)
        {
            var json = JsonSerializer.Serialize(state, CoreJson.Default.TransactionState);
            var read = JsonSerializer.Deserialize(json, CoreJson.Default.TransactionState)!;
            Assert.Equal(json, JsonSerializer.Serialize(read, CoreJson.Default.TransactionState));
            Assert.Equal(state.Facts, read.Facts);
            Assert.Equal(state.Heard, read.Heard);
        }
    }

    private static void Explore(TransactionState? state, AuditEntry? last, int depth, Action<TransactionState>? visit = null)
    {
        if (state is not null) visit?.Invoke(state);
        if (depth == 0) return;
        var now = Story.Start.AddMinutes(1);
        foreach (var e in Alphabet) Follow(state, last, Transaction.Decide(state, e, Rules, now), depth, visit);
        if (state is null) return;
        foreach (var generation in new[] { state.Generation, state.Generation - 1, 1 }.Distinct())
        {
            var decision = Transaction.Decide(state, new DeadlineReached(generation, now), Rules, now);
            if (generation != state.Generation || state.Deadline is null) AssertUnmoved(last!, decision);
            Follow(state, last, decision, depth, visit);
        }
    }

    private static void Follow(TransactionState? before, AuditEntry? last, Decision decision, int depth, Action<TransactionState>? visit)
    {
        Assert.NotNull(decision.Next);
        Assert.Equal((before?.Version ?? 0) + (decision.Entry is null ? 0 : 1), decision.Next.Version);
        Assert.Equal(decision.Entry?.Version ?? before?.Version, decision.Next.Version);
        Assert.True(decision.Arm is null || decision.Arm.Generation == before?.Generation + 1 || before is null);
        Assert.True(decision.Next.Deadline is null || decision.Next.HeardGeneration < decision.Next.Generation, "An armed deadline must still be heard.");
        Explore(decision.Next, decision.Entry ?? last, depth - 1, visit);
    }

    private static void AssertUnmoved(AuditEntry last, Decision decision)
    {
        Assert.Null(decision.Arm);
        if (decision.Entry is not { } entry) return;
        Assert.Equal(AuditKind.StaleDeadline, entry.Kind);
        Assert.Equal(last.After.Verdict.State, entry.After.Verdict.State);
        Assert.Equal(last.After.Verdict.Reasons, entry.After.Verdict.Reasons);
        Assert.Equal(last.After.Verdict.Deadline, entry.After.Verdict.Deadline);
        Assert.Equal(last.After.DecidedAt, entry.After.DecidedAt);
    }

    private static PaymentEvent Event(string letters, long amount, string id, int sequence, int second) => Facts.Of(letters, amount) with
    {
        EventKey = id,
        FactKey = id,
        OccurredAt = Story.Start.AddSeconds(second),
        ReceivedAt = Story.Start.AddSeconds(sequence),
        Position = new HubPosition("hub", "0", sequence, $"{sequence}"),
    };
}
