using System.Collections.Immutable;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Matching;

/// <summary>Rounds of checks: how one begins, how long it may take, and how it ends.</summary>
internal static class Rounds
{
    // A person who asks waits for the answer, so a source that is down is not waited for long.
    private static readonly TimeSpan OutageWhileAPersonWaits = TimeSpan.FromMinutes(5);

    /// <summary>The round that the rules provide for a reason; null without a playbook, or when nothing of it can be asked.</summary>
    internal static OutboxMessage.Start? For(TransactionState state, ReasonCode reason, in Folded folded, MatchRules rules) =>
        rules.Playbooks.For(reason) is { } playbook ? Next(state, reason, playbook, folded, rules) : null;

    /// <summary>The round that a person asked for: the reason's playbook, or else one question to each side that is missing or may have more to say.</summary>
    internal static OutboxMessage.Start? AskedFor(TransactionState state, in Folded folded, MatchRules rules)
    {
        if (!state.Reasons.IsEmpty && For(state, state.Reasons[0], folded, rules) is { } usual) return usual;
        var (code, kinds) = (folded.Gateway.Speaker, folded.Bank.Speaker) switch
        {
            (not null, null) => (ReasonCode.BANK_MISSING, (ImmutableArray<QuestionKind>)[QuestionKind.BankByReference]),
            (null, not null) => (ReasonCode.GATEWAY_MISSING, [QuestionKind.GatewayById]),
            (null, null) => (default, []),
            _ => (state.Reasons.IsEmpty ? ReasonCode.BANK_MISSING : state.Reasons[0], [QuestionKind.BankByReference, QuestionKind.GatewayById]),
        };
        return Next(state, code, new Playbook { Ask = kinds, Attempts = 1, LongestOutage = OutageWhileAPersonWaits }, folded, rules);
    }

    internal static Attention Begun(Attention attention, OutboxMessage.Start round, DateTimeOffset? due, bool isEarly, Verdict verdict, DateTimeOffset now)
    {
        var request = (ResolutionRequest)round.Request;
        var checks = new Checks
        {
            Round = request.Round,
            Code = request.Code,
            Due = due,
            IsEarly = isEarly,
            Until = now + request.Patience.LongestRun(request.Questions.Length),
            State = verdict.State,
            Primary = verdict.Reasons.IsEmpty ? null : verdict.Reasons[0],
        };
        return attention with { Checks = checks, Hold = null, Round = request.Round, Attempts = 0 };
    }

    /// <summary>The checks are over and what they belong to goes on: an overdue wait becomes what it becomes, one that has time left waits on.</summary>
    internal static TransactionState Ended(TransactionState state, Checks checks, DateTimeOffset now)
    {
        var ended = state with { Attention = state.Attention! with { Checks = null, Checked = checks.Code } };
        if (checks.Due is not { } due || (checks.IsEarly && due > now)) return ended;
        return ended with { ReachedThrough = state.ReachedThrough > due ? state.ReachedThrough : due };
    }

    private static OutboxMessage.Start? Next(TransactionState state, ReasonCode reason, Playbook playbook, in Folded folded, MatchRules rules)
    {
        var questions = Questions.Of(playbook.Ask, state.Id, folded);
        if (questions.IsEmpty) return null;
        var round = (state.Attention?.Round ?? 0) + 1;
        return new OutboxMessage.Start(ResolutionJob.JobName, $"{state.Id.Key}-{round}", new ResolutionRequest
        {
            Owner = Transaction.AddressOf(state.Id),
            Round = round,
            Code = reason,
            Questions = questions,
            Patience = playbook.PatienceFor(WaitFor(folded.Awaited, questions[0].Kind, rules)),
        });
    }

    private static TimeSpan WaitFor(Awaited awaited, QuestionKind first, MatchRules rules) => awaited switch
    {
        Awaited.Booking or Awaited.Parts => rules.BankDeadline,
        Awaited.PendingBooking => rules.BankPendingDeadline,
        Awaited.Gateway => rules.GatewayDeadline,
        Awaited.Capture => rules.AuthorisationDeadline,
        _ => first is QuestionKind.BankByReference or QuestionKind.BankByAmountAndDay ? rules.BankDeadline : rules.GatewayDeadline,
    };
}
