using System.Collections.Immutable;
using RealRecon.Core.Alerts;

namespace RealRecon.Core.Matching;

/// <summary>Whether people have to know of a verdict, and what they were told of it before: each alert is raised once, and cleared once.</summary>
internal static class AlertWords
{
    /// <summary>Raises, clears or does neither. As long as checks are under way nothing new is raised, and what stands for the same reason stays.</summary>
    internal static (Attention Attention, ImmutableArray<OutboxMessage> Messages) Of(
        Attention attention, TransactionId id, Verdict verdict, in Folded folded, MatchRules rules, DateTimeOffset now, bool byPerson)
    {
        var standing = attention.Alert;
        var wanted = WantedFor(verdict);
        if (wanted == standing?.Cause.Code || (wanted is null && standing is null)) return (attention, []);
        if (attention.Checks is not null) wanted = null;
        var (next, messages) = (attention, ImmutableArray<OutboxMessage>.Empty);
        if (standing is not null)
        {
            messages = messages.Add(standing.Clearing(byItself: !byPerson));
            next = next with { Alert = null };
        }

        if (wanted is not { } code) return (next, messages);
        var cause = new AlertCause(code, verdict.Gateway?.Provider ?? "-", verdict.Bank?.Provider ?? "-");
        var raised = new AlertRaised(cause, id.Value, next.Alerts + 1, ExposureOf(verdict, folded), folded.Since(rules) ?? now, IsBackfill(folded, rules));
        return (next with { Alert = raised, Alerts = raised.Number }, messages.Add(raised.ToSignal()));
    }

    private static ReasonCode? WantedFor(Verdict verdict) => Statuses.Of(verdict.State) switch
    {
        TransactionStatus.ALERT or TransactionStatus.MISMATCH => verdict.Reasons[0],
        TransactionStatus.RESOLVED when verdict.Reasons.Contains(ReasonCode.DUP_CONFLICT) => ReasonCode.DUP_CONFLICT,
        _ => null,
    };

    // What a person settled counts nothing any more, but a forgery beside it does.
    private static Money? ExposureOf(Verdict verdict, in Folded folded) => Exposure.Of(verdict.State == MatchState.RESOLVED ? folded.Verdict : verdict);

    /// <summary>All that was said was old when it came. Hours are no back-fill: after an outage of a provider's webhooks people must hear what is missing.</summary>
    private static bool IsBackfill(in Folded folded, MatchRules rules)
    {
        var (gateway, bank) = (folded.Gateway.Speaker, folded.Bank.Speaker);
        return (gateway is null || IsOld(gateway, rules)) && (bank is null || IsOld(bank, rules));
    }

    /// <summary>A bank that books by the day alone is not late by the hours since midnight, and its statement comes on the day after.</summary>
    private static bool IsOld(PaymentEvent e, MatchRules rules)
    {
        var isDateOnly = e.Side == Side.Bank && e.OccurredAt.UtcDateTime.TimeOfDay == TimeSpan.Zero;
        return e.ReceivedAt - e.OccurredAt > rules.BackfillAge + (isDateOnly ? TimeSpan.FromDays(2) : TimeSpan.Zero);
    }
}
