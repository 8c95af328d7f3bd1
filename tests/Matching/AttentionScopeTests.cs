using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Matching;

/// <summary>
/// Every sequence of up to five inputs over facts, deadlines, gates, checks and people, with stale ones among them: nothing throws, entries are
/// numbered without gaps, and at most one alert stands at any time.
/// </summary>
public sealed class AttentionScopeTests
{
    private const int Depth = 5;

    private static readonly MatchRules Rules = PlaybookStories.Rules with { AsksGates = true };

    private static readonly PaymentEvent[] Told = [Event("GS", 50000, 1), Event("GF", 50000, 2), Event("BB", 50000, 3), Event("BB", 45000, 4), Event("BR", 50000, 5), Event("GS", 60000, 1)];

    private static readonly PaymentEvent Found = Event("BB", 50000, 6) with { Source = FactSource.Query };

    private long _visited;

    [Fact]
    public void Transaction_WhenAnySequenceComes_KeepsItsPromises()
    {
        Explore(null, 0, null, Depth);
        Assert.True(_visited > 100_000, $"{_visited}");
    }

    [Fact]
    public void State_WithAllItsParts_ReadsBackTheSame()
    {
        TransactionState? state = null;
        foreach (var input in (Func<TransactionState?, Step<TransactionState?>>[])
        [
            s => Transaction.Observe(s, Told[0] with { OrderId = "o-1" }, Rules, Now), s => Deadline(s!, s!.Generation), s => Gate(s!, s!.Generation, Now.AddMinutes(1)),
            s => Deadline(s!, s!.Generation), s => Gate(s!, s!.Generation, null), s => Answer(s!, 1, AnswerOutcome.NotFound), s => Act(s!, OperatorActionKind.Note),
            s => End(s!, 1), s => Act(s!, OperatorActionKind.Resolve), s => Transaction.Observe(s, Told[3], Rules, Now),
        ])
        {
            state = input(state).Next!;
            var json = JsonSerializer.Serialize(state, CoreJson.Default.TransactionState);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, CoreJson.Default.TransactionState)!, CoreJson.Default.TransactionState));
        }

        Assert.NotNull(state!.Attention!.Overlay);
        Assert.NotNull(state.Order);
    }

    private static DateTimeOffset Now => Story.Start.AddMinutes(1);

    private void Explore(TransactionState? state, long version, AlertRaised? standing, int depth)
    {
        _visited++;
        if (depth == 0) return;
        foreach (var told in Told) Follow(state, Transaction.Observe(state, told, Rules, Now), version, standing, depth);
        if (state is null) return;
        var round = state.Attention?.Round ?? 0;
        foreach (var step in (Step<TransactionState?>[])
        [
            Deadline(state, state.Generation), Deadline(state, state.Generation - 1), Gate(state, state.Generation, Now.AddMinutes(1)), Gate(state, state.Generation, null),
            Gate(state, state.Generation - 1, null), Answer(state, round, AnswerOutcome.Found), Answer(state, round, AnswerOutcome.NotFound), Answer(state, round + 1, AnswerOutcome.NotFound),
            End(state, round), End(state, round - 1), Act(state, OperatorActionKind.Resolve), Act(state, OperatorActionKind.Reopen), Act(state, OperatorActionKind.Unmatch), Act(state, OperatorActionKind.Query),
        ])
        {
            Follow(state, step, version, standing, depth);
        }
    }

    private void Follow(TransactionState? before, Step<TransactionState?> step, long version, AlertRaised? standing, int depth)
    {
        var after = step.Next!;
        TransactionSnapshot? shown = null;
        foreach (var message in step.Outbox)
        {
            switch (message)
            {
                case OutboxMessage.Signal { Payload: AppendEntry append }:
                    var entry = AuditEntryCodec.Decode(append.Entry);
                    Assert.Equal(++version, entry.Version);
                    shown = entry.After;
                    break;
                case OutboxMessage.Signal { Payload: AlertRaised raised }:
                    Assert.Null(standing);
                    standing = raised;
                    break;
                case OutboxMessage.Signal { Payload: AlertCleared cleared }:
                    Assert.Equal((standing!.Cause, standing.Number, standing.Exposure), (cleared.Cause, cleared.Number, cleared.Exposure));
                    standing = null;
                    break;
            }
        }

        Assert.Equal(version, after.Version);
        Assert.Equal(standing, after.Attention?.Alert);
        if (shown is not null) AssertSound(before, after, shown, standing);
        Explore(after, version, standing, depth - 1);
    }

    private static void AssertSound(TransactionState? before, TransactionState after, TransactionSnapshot shown, AlertRaised? standing)
    {
        Assert.Equal((after.State, after.Deadline, after.Generation), (shown.Verdict.State, shown.Verdict.Deadline, shown.Generation));
        Assert.True(after.Deadline is null || after.HeardGeneration < after.Generation, "An armed deadline must still be heard.");
        if (after.Attention?.Overlay is null)
        {
            var fold = VerdictFold.Fold(after.Id, after.Facts, after.ReachedThrough, Rules);
            Assert.Equal(fold.State, after.State);
            Assert.True(fold.Reasons.AsSpan().SequenceEqual(after.Reasons.AsSpan()));
        }

        var isTrouble = shown.Status is TransactionStatus.ALERT or TransactionStatus.MISMATCH;
        var isChecking = after.Attention?.Checks is not null;
        if (isTrouble && !isChecking) Assert.Equal(after.Reasons[0], standing?.Cause.Code);
        if (!isTrouble && !after.Reasons.Contains(ReasonCode.DUP_CONFLICT)) Assert.Null(standing);
        if (isChecking) Assert.Equal(after.Attention!.Checks!.Until, after.Deadline);
        Assert.True(before is null || after.Attention is null || after.Attention.Round >= (before.Attention?.Round ?? 0));
    }

    private static Step<TransactionState?> Deadline(TransactionState state, long generation) => Transaction.ReachDeadline(state, new DeadlineReached(generation, Now), Rules, Now);

    private static Step<TransactionState?> Gate(TransactionState state, long generation, DateTimeOffset? until) =>
        Transaction.HearGate(state, new GateAnswer(generation, until, until is null ? null : ReasonCode.FEED_STALE), Rules, Now);

    private static Step<TransactionState?> End(TransactionState state, long round) => Transaction.EndChecks(state, new ChecksEnded(round, 1, false), Rules, Now);

    private static Step<TransactionState?> Answer(TransactionState state, long round, AnswerOutcome outcome) => Transaction.HearAnswer(
        state,
        new AnswerHeard(round, 1, new Answer
        {
            Question = new Question { Kind = QuestionKind.BankByReference, Reference = Facts.Id },
            Outcome = outcome,
            Source = "bank",
            AskedAt = Now,
            AnsweredAt = Now,
            Events = outcome == AnswerOutcome.Found ? [Found] : [],
        }),
        Rules,
        Now);

    private static Step<TransactionState?> Act(TransactionState state, OperatorActionKind kind) => Transaction.Act(
        state, new OperatorAction { ActionId = $"{kind}{state.Version}", Kind = kind, Actor = "ann", Reason = "r", ExpectedVersion = state.Version, At = Now }, Rules, Now);

    private static PaymentEvent Event(string letters, long amount, int sequence) => Facts.Of(letters, amount) with
    {
        EventKey = $"e{sequence}",
        FactKey = $"e{sequence}",
        OccurredAt = Story.Start.AddSeconds(sequence),
        ReceivedAt = Story.Start.AddSeconds(sequence),
        Position = new HubPosition("hub", "0", sequence + amount, $"{sequence}"),
    };
}
