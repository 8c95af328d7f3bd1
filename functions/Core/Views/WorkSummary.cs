using System.Diagnostics;
using System.Globalization;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Views;

/// <summary>What gates and playbooks did about a transaction, in a sentence without its full stop.</summary>
internal static class WorkSummary
{
    /// <summary>A deadline was held.</summary>
    public static string Held(AuditEntry entry)
    {
        var until = entry.Gate?.HoldUntil is { } time ? $" until {TimeText.Of(time)}" : "";
        var awaited = Awaited(entry.After.Verdict.State);
        return entry.Gate?.Code switch
        {
            ReasonCode.FEED_STALE => $"The deadline is held{until}: the events of {awaited} are late as a whole",
            ReasonCode.M07_MANUAL => $"The deadline is held{until}: a person holds what waits for {awaited}",
            _ => $"The deadline is held{until}: {awaited} usually takes longer here",
        };
    }

    /// <summary>A question and what came of it. Of the answer only the source's name and the client's own sentence are quoted, never a body.</summary>
    public static string Asked(AnswerHeard? heard) => heard is null ? "Something was asked" : $"{Asking(heard.Answer)}: {Outcome(heard.Answer)}";

    /// <summary>Nothing more is asked.</summary>
    public static string Ended(AuditEntry entry)
    {
        if (entry.Ended is not { } ended) return "The checks ended";
        var tries = ended.Attempts == 1 ? "1 try" : $"{ended.Attempts} tries";
        if (ended.Found) return $"The checks ended after {tries} with an answer";
        return entry.After.Handling is { IsAlerted: true }
            ? $"The checks ended after {tries} without an answer; people are told"
            : $"The checks ended after {tries} without an answer";
    }

    private static string Asking(Answer answer) => answer.Source.Length == 0
        ? $"There was nobody to ask {Topic(answer.Question.Kind)}"
        : $"{(answer.Source == "bank" ? "The bank" : $"Source {answer.Source}")} was asked {Topic(answer.Question.Kind)}";

    private static string Topic(QuestionKind kind) => kind switch
    {
        QuestionKind.BankByReference => "for a posting with this reference",
        QuestionKind.BankByAmountAndDay => "for a posting of this amount around that day",
        QuestionKind.GatewayById => "for this payment",
        QuestionKind.GatewayFee => "for the fee of this payment",
        QuestionKind.GatewayRefunds => "for refunds of this payment",
        _ => throw new UnreachableException($"{kind}"),
    };

    private static string Outcome(Answer answer)
    {
        var said = answer.Outcome switch
        {
            AnswerOutcome.Found => "found",
            AnswerOutcome.NotFound => "there is none",
            AnswerOutcome.Ambiguous => $"several could be meant ({string.Join(", ", answer.Candidates)})",
            AnswerOutcome.Unavailable => "it could not answer",
            AnswerOutcome.Refused => "it refused, or its answer could not be read",
            AnswerOutcome.NoSource => "no source is configured",
            _ => throw new UnreachableException($"{answer.Outcome}"),
        };
        return answer.Detail is { Length: > 0 } detail ? $"{said} ({detail.TrimEnd('.')})" : said;
    }

    private static string Awaited(MatchState state) => state switch
    {
        MatchState.WAIT_GW or MatchState.ALERT_GW => "the gateway",
        _ => "the bank",
    };

}
