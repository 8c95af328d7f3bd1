using System.Collections.Immutable;
using CsCheck;
using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Replay;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;
using RealRecon.Tests.Whole;

namespace RealRecon.Tests.Replay;

/// <summary>What is recorded is decided once more. The whole-system tests replay everything that they record, too (WholeStage).</summary>
public sealed class TransactionReplayTests
{
    private const string Name = "tx-1";

    private static readonly MatchRules Rules = RealReconOptions.Default.Match with { Approval = new ApprovalRules(ImmutableDictionary<string, long>.Empty.Add("EUR", 40_000), false) };

    private static readonly TransactionId Id = TransactionId.Of(Name);

    private static readonly string[] Letters = ["GS", "BB", "GP", "GF", "BP", "BR", "GR", "NOTE"];

    /// <summary>Facts, deadlines, gates, answers and people in any order; each number is one of them.</summary>
    private static readonly Gen<int[]> AnyHistory = Gen.Int[0, 9_999].Array[1, 25];

    [Fact]
    public void Of_WhateverHappened_AgreesWithWhatIsRecorded() => AnyHistory.Sample(
        choices =>
        {
            var report = Replay(Played(choices));
            Assert.True(report is { Agrees: true, IsComplete: true, Permutations.Agree: true }, report.Differences.FirstOrDefault()?.ToString());
        },
        iter: 3_000);

    [Fact]
    public void Of_WhenTheHistoryHasEverySortOfEntry_AgreesWithWhatIsRecorded()
    {
        // What the property above may miss by chance it has to meet: one history for each sort of entry.
        var kinds = Enumerable.Range(0, 4_000).SelectMany(seed => Played([.. Enumerable.Range(0, 20).Select(i => ((seed * 7919) + (i * 104_729)) % 10_000)]).Select(entry => entry.Kind)).ToHashSet();

        Assert.Empty(Enum.GetValues<AuditKind>().Except(kinds));
    }

    [Fact]
    public void Of_WhenARecordedStatusWasChanged_NamesIt()
    {
        var entries = Matched();
        entries[1] = entries[1] with { After = entries[1].After with { Status = TransactionStatus.ALERT } };

        var report = Replay(entries);

        Assert.False(report.Agrees);
        Assert.Equal(new ReplayDifference(1, 2, "status", "ALERT", "MATCHED"), Assert.Single(report.Differences));
    }

    [Fact]
    public void Of_WhenARecordedReasonOrCodeWasChanged_NamesThem()
    {
        var entries = Matched();
        var verdict = entries[1].After.Verdict;
        entries[1] = entries[1] with { Code = ReasonCode.AMT_UNDER, After = entries[1].After with { Verdict = verdict with { Reasons = [ReasonCode.AMT_UNDER] } } };

        Assert.Equal(["code", "reasons"], Replay(entries).Differences.Select(difference => difference.Field));
    }

    [Fact]
    public void Of_WhenTheRulesChanged_SaysWhatWouldBeOtherwise()
    {
        var report = TransactionReplay.Of(Id, Numbered(Matched()), true, Rules with { BankDeadline = TimeSpan.FromMinutes(9), Version = 7 });

        Assert.Equal(7, report.RuleVersion);
        Assert.Equal([1], report.RecordedRuleVersions);
        Assert.Equal(["deadline", "before.deadline"], report.Differences.Select(difference => difference.Field));
        Assert.Equal(("2026-05-01T10:01:00Z", "2026-05-01T10:09:00Z"), (report.Differences[0].Recorded, report.Differences[0].Replayed));
    }

    [Fact]
    public void Of_WhenAnEntryIsMissing_StopsThereAndSaysSo()
    {
        var entries = Matched();
        entries.RemoveAt(0);

        var report = Replay(entries);

        Assert.Equal((0, false, false), (report.Entries, report.Agrees, report.IsComplete));
        Assert.Equal(new ReplayDifference(0, 2, "version", "2", "1"), Assert.Single(report.Differences));
    }

    [Fact]
    public void Of_WhenAVersionIsToldTwice_CountsItOnce()
    {
        var entries = Matched();
        entries.Insert(1, entries[0]);

        var report = Replay(entries);

        Assert.Equal((2, true, true), (report.Entries, report.Agrees, report.IsComplete));
    }

    [Fact]
    public void Of_WhenTheInputWouldLeaveNoTraceNow_SaysSo()
    {
        var entries = Matched();
        entries.Add(entries[1] with { Version = 3, Kind = AuditKind.Duplicate, Code = ReasonCode.DUP_REDELIVERY });

        Assert.Equal(new ReplayDifference(2, 3, "entry", "Duplicate", null), Assert.Single(Replay(entries).Differences));
    }

    /// <summary>Entries from before orders were kept say nothing of them.</summary>
    [Fact]
    public void Of_WhenEntriesAreFromBeforeBelongingsWereKept_Agrees()
    {
        var entries = Played([Whole.Facts.Of("GS", Name, WholeStage.Start) with { OrderId = "o-1" }]);
        var old = entries.ConvertAll(entry => entry with { After = entry.After with { Belonging = null } });

        Assert.Equal("o-1", entries[0].After.Belonging?.OrderId);
        Assert.True(Replay(entries).Agrees);
        Assert.True(Replay(old).Agrees);
        Assert.Equal("orderId", Assert.Single(Replay([entries[0] with { After = entries[0].After with { Belonging = new Belonging("o-2", null, null) } }]).Differences).Field);
    }

    [Fact]
    public void Of_WhenThereAreManyDifferences_NamesTheFirst50()
    {
        var entries = Played([.. Enumerable.Range(0, 60).Select(i => Whole.Facts.Of("GS", Name, WholeStage.Start.AddSeconds(i)) with { EventKey = $"e-{i}", FactKey = $"f-{i}" })]);

        var report = Replay(entries.ConvertAll(entry => entry with { After = entry.After with { Status = TransactionStatus.REVERSED } }));

        Assert.Equal(TransactionReplay.MaxDifferences, report.Differences.Length);
        Assert.Equal(60, report.Entries);
        Assert.False(report.Agrees);
    }

    [Theory]
    [InlineData("GS", 1)]
    [InlineData("GS BB", 2)]
    [InlineData("GP GS BP BB", 24)]
    [InlineData("GP GF GS BP BB", 24)]
    public void Of_WhateverTheNumberOfFacts_TriesAsManyOrders(string letters, int orders)
    {
        var entries = Played([.. letters.Split(' ').Select((fact, i) => Whole.Facts.Of(fact, Name, WholeStage.Start.AddSeconds(i)))]);

        Assert.Equal(new ReplayPermutations(orders, true), Replay(entries).Permutations);
    }

    [Fact]
    public void Of_WhenItIsAskedTwice_SaysTheSame()
    {
        var entries = Played([.. Enumerable.Range(0, 30)]);

        Assert.Equal(Replay(entries).ToString(), Replay(entries).ToString());
    }

    private static List<AuditEntry> Matched() => Played([Whole.Facts.Of("GS", Name, WholeStage.Start), Whole.Facts.Of("BB", Name, WholeStage.Start.AddSeconds(5))]);

    private static ReplayReport Replay(IEnumerable<AuditEntry> entries) => TransactionReplay.Of(Id, Numbered(entries), true, Rules);

    private static IEnumerable<(long Sequence, AuditEntry Entry)> Numbered(IEnumerable<AuditEntry> entries) => entries.Select((entry, i) => ((long)i, entry));

    private static List<AuditEntry> Played(PaymentEvent[] events)
    {
        var (state, entries) = ((TransactionState?)null, new List<AuditEntry>());
        foreach (var what in events) state = Record(Transaction.Decide(state, what, Rules, what.ReceivedAt), entries);
        return entries;
    }

    private static List<AuditEntry> Played(int[] choices)
    {
        var (state, entries, now) = ((TransactionState?)null, new List<AuditEntry>(), WholeStage.Start);
        for (var i = 0; i < choices.Length; i++)
        {
            var (what, detail) = (choices[i] % 10, choices[i] / 10);
            now = now.AddSeconds(detail % 40);
            state = Record(Decide(state, what, detail, now, i), entries);
        }

        return entries;
    }

    /// <summary>The entry as the log gives it back.</summary>
    private static TransactionState? Record(Decision decision, List<AuditEntry> entries)
    {
        if (decision.Entry is { } entry) entries.Add(AuditEntryCodec.Decode(AuditEntryCodec.Encode(entry)));
        return decision.Next;
    }

    private static Decision Decide(TransactionState? state, int what, int detail, DateTimeOffset now, int step)
    {
        var round = state?.Attention?.Round ?? 1;
        var generation = Math.Max((state?.Generation ?? 1) - (detail % 11 == 0 ? 1 : 0), 1);
        return what switch
        {
            0 or 1 or 2 => Transaction.Decide(state, Event(detail, now, step), Rules, now),
            3 or 4 => Transaction.Decide(state, new DeadlineReached(generation, state?.Deadline ?? now), Rules, now),
            5 => Transaction.Decide(state, new GateAnswer(generation, null, null), Rules, now),
            6 => Transaction.Decide(state, new GateAnswer(generation, now.AddSeconds(20), detail % 2 == 0 ? ReasonCode.FEED_STALE : null), Rules, now),
            7 => Transaction.Decide(state, new ChecksEnded(round, 3, false), Rules, now),
            8 => Transaction.Decide(state, Heard(round, detail, now), Rules, now),
            _ => Transaction.Decide(state, Act(state, detail, now, step), Rules, now),
        };
    }

    private static PaymentEvent Event(int detail, DateTimeOffset now, int step)
    {
        var letters = Letters[detail % Letters.Length];
        var said = Whole.Facts.Of(letters, Name, now, detail % 5 == 0 ? 45_000 : 50_000) with { OrderId = detail % 3 == 0 ? "o-1" : null, Rail = detail % 4 == 0 ? "card" : null };

        // Some are told again, some contradict what the same event said.
        return detail % 6 == 0 ? said with { EventKey = $"generic:{letters}", Position = said.Position with { Sequence = step } } : said;
    }

    private static AnswerHeard Heard(long round, int detail, DateTimeOffset now) => new(round, 1 + (detail % 3), new Answer
    {
        Question = new Question { Kind = QuestionKind.BankByReference, Reference = Id, Direction = Direction.Credit },
        Outcome = detail % 2 == 0 ? AnswerOutcome.NotFound : AnswerOutcome.Ambiguous,
        Source = "bank",
        AskedAt = now,
        AnsweredAt = now,
    });

    private static OperatorAction Act(TransactionState? state, int detail, DateTimeOffset now, int step)
    {
        var kinds = Enum.GetValues<OperatorActionKind>();
        return new OperatorAction
        {
            ActionId = $"a-{step}",
            Kind = kinds[detail % kinds.Length],
            Actor = detail % 2 == 0 ? "ana" : "ben",
            Reason = "Seen at the bank.",
            ExpectedVersion = (state?.Version ?? 0) + (detail % 9 == 0 ? 1 : 0),
            Code = detail % 3 == 0 ? null : ReasonCode.M07_MANUAL,
            Assignee = "ben",
            Until = now.AddHours(1),
            At = now,
        };
    }
}
