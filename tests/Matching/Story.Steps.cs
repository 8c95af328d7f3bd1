using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Jobs;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Matching;

/// <summary>
/// More of what may come: "gate pass", "gate hold=05:00 stale"; "answer nothing" (or down, ambiguous) with kind=, round=, try=, and
/// "answer found BB 2000 USD"; "end"; "act Resolve by=ann" with code=, version=, id=, to=, until=. Round, generation and version are the current ones
/// where they are not given.
/// </summary>
internal sealed partial class Story
{
    private readonly List<AuditEntry> _entries = [];
    private int _actions;

    /// <summary>All entries so far.</summary>
    internal IReadOnlyList<AuditEntry> Entries => _entries;

    private string PlayStep(string[] words, DateTimeOffset now)
    {
        var step = StepOf(words, now);
        State = step.Next;
        var said = new List<string>();
        DeadlineReached? arm = null;
        foreach (var signal in step.Outbox.OfType<OutboxMessage.Signal>()) arm = signal.Payload as DeadlineReached ?? arm;
        foreach (var message in step.Outbox)
        {
            if (message is not OutboxMessage.Signal { Payload: AppendEntry append }) continue;
            var entry = AuditEntryCodec.Decode(append.Entry);
            Assert.Equal((LastEntry?.Version ?? 0) + 1, entry.Version);
            _entries.Add(LastEntry = entry);
            said.Add(Outcome(entry, arm is not null && entry.After.Generation == arm.Generation ? arm : null));
        }

        said.AddRange(step.Outbox.Select(Told).OfType<string>());
        return said.Count == 0 ? "silent" : string.Join("; ", said);
    }

    private Step<TransactionState?> StepOf(string[] words, DateTimeOffset now)
    {
        var options = words.Skip(2).ToArray();
        switch (words[1])
        {
            case "deadline":
                return Transaction.ReachDeadline(State, new DeadlineReached(words.Length > 2 ? Number(words[2]) : State!.Generation, now), _rules, now);
            case "gate":
                var until = Option(options, "hold") is { } hold ? Start + Time(hold) : (DateTimeOffset?)null;
                var generation = Option(options, "generation") is { } g ? Number(g) : State!.Generation;
                return Transaction.HearGate(State, new GateAnswer(generation, until, options.Contains("stale") ? ReasonCode.FEED_STALE : null), _rules, now);
            case "answer":
                return Transaction.HearAnswer(State, AnswerOf(words, options, now), _rules, now);
            case "end":
                return Transaction.EndChecks(State, new ChecksEnded(Option(options, "round") is { } r ? Number(r) : State!.Attention!.Round, 1, false), _rules, now);
            case "act":
                return Transaction.Act(State, ActionOf(words, options, now), _rules, now);
            default:
                return Transaction.Observe(State, EventOf(words, now), _rules, now);
        }
    }

    private AnswerHeard AnswerOf(string[] words, string[] options, DateTimeOffset now)
    {
        var kind = Enum.Parse<QuestionKind>(Option(options, "kind") ?? nameof(QuestionKind.BankByReference));
        var outcome = words[2] switch
        {
            "found" => AnswerOutcome.Found,
            "nothing" => AnswerOutcome.NotFound,
            "ambiguous" => AnswerOutcome.Ambiguous,
            _ => AnswerOutcome.Unavailable,
        };
        var found = outcome == AnswerOutcome.Found ? EventOf([words[0], words[3], .. words[4..], "queried"], now) : null;
        if (Option(options, "about") is { } other) found = found! with { TransactionId = TransactionId.Of(other) };
        var round = Option(options, "round") is { } r ? Number(r) : State!.Attention!.Round;
        return new AnswerHeard(round, (int)Number(Option(options, "try") ?? "1"), new Answer
        {
            Question = new Question { Kind = kind, Reference = Facts.Id },
            Outcome = outcome,
            Source = "bank",
            AskedAt = now,
            AnsweredAt = now,
            Events = found is null ? [] : [found],
        });
    }

    private OperatorAction ActionOf(string[] words, string[] options, DateTimeOffset now) => new()
    {
        ActionId = Option(options, "id") ?? $"a{++_actions}",
        Kind = Enum.Parse<OperatorActionKind>(words[2]),
        Actor = Option(options, "by") ?? "ann",
        Reason = "looked at it",
        ExpectedVersion = Option(options, "version") is { } version ? Number(version) : State?.Version ?? 0,
        Code = Option(options, "code") is { } code ? Enum.Parse<ReasonCode>(code) : null,
        Assignee = Option(options, "to"),
        Until = Option(options, "until") is { } until ? Start + Time(until) : null,
        At = now,
    };

    private static string? Told(OutboxMessage message) => message switch
    {
        OutboxMessage.Start { Request: ResolutionRequest request } => $"asks {request.Round} {string.Join('+', request.Questions.Select(question => question.Kind))}",
        OutboxMessage.Signal { Payload: GateQuestion question } signal => $"gate {signal.Target.Key} {question.Pace.Text} since {Clock(question.Since - Start)} holds {question.Holds}",
        OutboxMessage.Signal { Payload: AlertRaised raised } => $"raise {raised.Number} {raised.Cause.Text} {raised.Exposure} since {Clock(raised.Since - Start)}{(raised.IsBackfill ? " backfill" : "")}",
        OutboxMessage.Signal { Payload: AlertCleared cleared } => $"clear {cleared.Number} {cleared.Cause.Code}{(cleared.ByItself ? "" : " by hand")}",
        OutboxMessage.Signal { Payload: OrderMovement word } => $"order {word.OrderId} {word.Kind} {(word.Succeeded ? "" : "not ")}{word.Amount}",
        OutboxMessage.Signal { Payload: RefundHeard refund } signal => $"parent {signal.Target.Key} {refund.Refund.Kind} {refund.Refund.Amount}",
        OutboxMessage.Signal { Payload: PaceSample sample } => $"pace {sample.Key.Text} {Clock(sample.Lag)}",
        OutboxMessage.Signal { Payload: PaymentEvent passed } => $"passes on {passed.TransactionId}",
        OutboxMessage.Signal { Payload: JobConfirmed confirmed } => $"wanted {confirmed.Wanted}",
        _ => null,
    };
}
