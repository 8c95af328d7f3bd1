using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

public sealed class TimelineTests
{
    private static readonly AuditEntry Opened = Samples.Opened(TransactionId.Of("tx-1"), Samples.Start);

    public static TheoryData<string, string> Sentences => new()
    {
        { "opened", "Gateway stripe captured 500.00 INR; waiting for the bank." },
        { "matched", "Bank booked 500.00 INR; both sides agree." },
        { "under", "Bank booked 450.00 INR; amounts differ by -50.00 INR." },
        { "over", "Bank booked 510.00 INR; amounts differ by 10.00 INR." },
        { "overdue", "The bank stayed silent until the deadline." },
        { "repeated", "Gateway stripe captured 500.00 INR, which was known already." },
        { "too many", "Gateway stripe captured 500.00 INR, beyond the number of facts that a transaction may have." },
        { "conflict", "Gateway stripe captured 500.00 INR under an event id that said something else before." },
        { "stale", "A deadline passed that no longer mattered." },
        { "expired", "The authorisation expired without a capture." },
        { "held", "The deadline is held until 2026-05-01 10:05:00 UTC: the events of the bank are late as a whole." },
        { "held for the rail", "The deadline is held until 2026-05-01 10:05:00 UTC: the bank usually takes longer here." },
        { "found", "The bank was asked for a posting with this reference: found." },
        { "ambiguous", "Source stripe was asked for this payment: several could be meant (pi_1, pi_2)." },
        { "unavailable", "The bank was asked for a posting with this reference: it could not answer (The bank closed the connection)." },
        { "nobody", "There was nobody to ask for the fee of this payment: no source is configured." },
        { "asked booking", "Asked, the bank booked 500.00 INR; both sides agree." },
        { "asked capture", "Asked, gateway stripe captured 500.00 INR; waiting for the bank." },
        { "fee", "Asked, gateway stripe kept 500.00 INR as its fee; waiting for the bank." },
        { "checks found", "The checks ended after 1 try with an answer." },
        { "checks empty", "The checks ended after 3 tries without an answer; people are told." },
        { "being asked", "The bank stayed silent until the deadline; it is being asked about." },
        { "resolved", "ana resolved it as M07_MANUAL: Seen at the bank." },
        { "assigned", "ana assigned it to ben: Seen at the bank." },
        { "snoozed", "ana snoozed it until 2026-05-01 11:00:00 UTC: Seen at the bank." },
        { "proposed", "ana proposed to write the difference off (Seen at the bank); a second person must agree." },
        { "moved on", "ana wanted to resolve it (Seen at the bank), which was refused: it had moved on from version 9 to 1." },
        { "second person", "ana wanted to agree to what was proposed (Seen at the bank), which was refused: it takes a second person." },
        { "currency", "Bank booked 450.00 INR; currency differs: gateway USD, bank INR." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void TimelineItem_OfAnEntry_SaysWhatHappened(string kind, string sentence)
    {
        var entry = Entry(kind);

        var item = TimelineItem.Of(42, entry);

        Assert.Equal((42, entry.At, entry.Kind, entry.Code, sentence), (item.Sequence, item.At, item.Kind, item.Code, item.Summary));
        Assert.Equal((entry.Version, entry.After.Status, entry.After.Verdict.State), (item.Version, item.Status, item.State));
        Assert.Equal((entry.Action?.Actor, entry.Action?.Reason), (item.Actor, item.Reason));
        Assert.Equal(entry.Event?.PayloadSha256, item.Event?.PayloadSha256);
    }

    [Fact]
    public void TimelineItem_ForAnyFactAndStatus_HasASentence()
    {
        foreach (var fact in Enum.GetValues<FactKind>())
        {
            foreach (var status in Enum.GetValues<TransactionStatus>())
            {
                var entry = Opened with { Event = Opened.Event! with { Fact = fact }, After = Opened.After with { Status = status } };
                Assert.EndsWith(".", TimelineItem.Of(0, entry).Summary, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TimelineItem_ForAnyQuestionAnswerAndAction_HasASentence()
    {
        foreach (var question in Enum.GetValues<QuestionKind>())
        {
            foreach (var outcome in Enum.GetValues<AnswerOutcome>()) Assert.EndsWith(".", Summary(Answered(outcome, "bank", question)), StringComparison.Ordinal);
        }

        foreach (var action in Enum.GetValues<OperatorActionKind>())
        {
            Assert.EndsWith("Seen at the bank.", Summary(Acted(action)), StringComparison.Ordinal);
            Assert.EndsWith("refused.", Summary(Acted(action) with { Kind = AuditKind.ActionRefused }), StringComparison.Ordinal);
        }

        foreach (var refusal in Enum.GetValues<ActionRefusal>())
        {
            Assert.Matches(@"which was refused: .+\.$", Summary(Acted(OperatorActionKind.WriteOff) with { Kind = AuditKind.ActionRefused, Refusal = refusal }));
        }

        foreach (var kind in Enum.GetValues<AuditKind>()) Assert.EndsWith(".", Summary(Next(kind)), StringComparison.Ordinal);

        static string Summary(AuditEntry entry) => TimelineItem.Of(0, entry).Summary;
    }

    private static AuditEntry Entry(string kind) => kind switch
    {
        "opened" => Opened,
        "matched" => Samples.Booked(Opened),
        "under" => Samples.Booked(Opened, 45_000),
        "over" => Samples.Booked(Opened, 51_000),
        "overdue" => Samples.Overdue(Opened),
        "repeated" => Samples.Repeated(Opened),
        "too many" => Samples.Repeated(Opened) with { Code = ReasonCode.POISON },
        "conflict" => Samples.Repeated(Opened) with { Kind = AuditKind.Conflict, Code = ReasonCode.DUP_CONFLICT },
        "stale" => Samples.Overdue(Opened) with { Kind = AuditKind.StaleDeadline },
        "expired" => Samples.Overdue(Opened) with { Code = ReasonCode.AUTH_EXPIRED },
        "held" => Held(ReasonCode.FEED_STALE),
        "held for the rail" => Held(null),
        "found" => Answered(AnswerOutcome.Found, "bank", QuestionKind.BankByReference),
        "ambiguous" => Answered(AnswerOutcome.Ambiguous, "stripe", QuestionKind.GatewayById),
        "unavailable" => Answered(AnswerOutcome.Unavailable, "bank", QuestionKind.BankByReference, "The bank closed the connection."),
        "nobody" => Answered(AnswerOutcome.NoSource, "", QuestionKind.GatewayFee),
        "asked booking" => ByQuery(Samples.Booked(Opened)),
        "asked capture" => ByQuery(Opened),
        "fee" => ByQuery(Opened with { Event = Opened.Event! with { Fact = FactKind.GatewayFee } }),
        "checks found" => Next(AuditKind.ChecksEnded) with { Ended = new ChecksEnded(1, 1, true) },
        "checks empty" => Next(AuditKind.ChecksEnded, new Handling { IsAlerted = true }) with { Ended = new ChecksEnded(1, 3, false) },
        "being asked" => Next(AuditKind.Deadline, new Handling { IsChecking = true, Round = 1 }) with { Code = ReasonCode.BANK_MISSING },
        "resolved" => Acted(OperatorActionKind.Resolve),
        "assigned" => Acted(OperatorActionKind.Assign),
        "snoozed" => Acted(OperatorActionKind.Snooze),
        "proposed" => Acted(OperatorActionKind.WriteOff, new StandingAction("a-1", OperatorActionKind.WriteOff, ReasonCode.WRITE_OFF, "ana", Samples.Start)),
        "moved on" => Next(AuditKind.ActionRefused) with { Refusal = ActionRefusal.VersionMoved, Action = CaseSamples.Action(OperatorActionKind.Resolve, 9) },
        "second person" => Next(AuditKind.ActionRefused) with { Refusal = ActionRefusal.OwnProposal, Action = CaseSamples.Action(OperatorActionKind.Approve, 1) },
        "currency" => OtherCurrency(Samples.Booked(Opened, 45_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static AuditEntry Next(AuditKind kind, Handling? handling = null) => Opened with
    {
        Version = 2,
        Kind = kind,
        Event = null,
        After = Opened.After with { Handling = handling },
    };

    private static AuditEntry Held(ReasonCode? code) => Next(AuditKind.Hold) with { Gate = new GateAnswer(1, Samples.Start.AddMinutes(5), code) };

    private static AuditEntry Answered(AnswerOutcome outcome, string source, QuestionKind question, string? detail = null) => Next(AuditKind.Answer) with
    {
        Answer = new AnswerHeard(1, 1, new Answer
        {
            Question = new Question { Kind = question, Reference = Opened.TransactionId },
            Outcome = outcome,
            Source = source,
            AskedAt = Samples.Start,
            AnsweredAt = Samples.Start,
            Candidates = outcome is AnswerOutcome.Ambiguous ? ["pi_1", "pi_2"] : [],
            Detail = detail,
        }),
    };

    private static AuditEntry ByQuery(AuditEntry entry) => entry with { Event = entry.Event! with { Source = FactSource.Query } };

    private static AuditEntry Acted(OperatorActionKind kind, StandingAction? proposed = null) =>
        Next(AuditKind.Action, new Handling { Proposed = proposed }) with { Action = CaseSamples.Action(kind, 1) };

    private static AuditEntry OtherCurrency(AuditEntry entry) => entry with
    {
        After = entry.After with
        {
            Verdict = entry.After.Verdict with { DifferenceMinor = null, Compared = [new FieldComparison("currency", "USD", "INR", ComparisonOutcome.Different)] },
        },
    };
}
