using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Options.Rules;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>Everything that decisions depend on, for people to read. Durations as <c>hh:mm:ss</c>, with days in front where there are any.</summary>
internal sealed record RulesInForce(
    int Version,
    MatchingInForce Matching,
    IReadOnlyList<PlaybookInForce> Playbooks,
    ApprovalInForce Approval,
    AlertsInForce Alerts,
    FeedsInForce Feeds)
{
    public static RulesInForce Of(RealReconOptions options, DateTimeOffset now) => new(
        options.Match.Version,
        MatchingInForce.Of(options),
        PlaybookInForce.Of(options.Match.Playbooks),
        ApprovalInForce.Of(options.Match.Approval),
        AlertsInForce.Of(options.Alerts, now),
        FeedsInForce.Of(options.Feeds));
}

/// <param name="BankDeadline">How long the bank may stay silent.</param>
/// <param name="BankDeadlineMax">What learning makes of it at most.</param>
/// <param name="GatewayDeadline">How long the gateway may stay silent.</param>
/// <param name="GatewayDeadlineMax">What learning makes of it at most.</param>
/// <param name="AuthorisationDeadline">How long an authorisation may stay without a capture.</param>
/// <param name="BankPendingDeadline">How long an announced booking may stay pending.</param>
/// <param name="MaxClockSkew">How far a provider's clock may be wrong.</param>
/// <param name="MinGrace">No deadline passes sooner than this after the event was received.</param>
/// <param name="BackfillAge">What is older when it comes pages nobody.</param>
/// <param name="ToleranceMinor">Largest accepted difference.</param>
/// <param name="AcceptsTestEvents">Whether test-mode events are taken.</param>
internal sealed record MatchingInForce(
    TimeSpan BankDeadline,
    TimeSpan BankDeadlineMax,
    TimeSpan GatewayDeadline,
    TimeSpan GatewayDeadlineMax,
    TimeSpan AuthorisationDeadline,
    TimeSpan BankPendingDeadline,
    TimeSpan MaxClockSkew,
    TimeSpan MinGrace,
    TimeSpan BackfillAge,
    long ToleranceMinor,
    bool AcceptsTestEvents)
{
    public static MatchingInForce Of(RealReconOptions options)
    {
        var (match, bank, gateway) = (options.Match, options.Feeds.BoundsOf(Side.Bank, options.Match), options.Feeds.BoundsOf(Side.Gateway, options.Match));
        return new MatchingInForce(
            bank.Base,
            bank.Max,
            gateway.Base,
            gateway.Max,
            match.AuthorisationDeadline,
            match.BankPendingDeadline,
            match.MaxClockSkew,
            match.MinGrace,
            match.BackfillAge,
            match.ToleranceMinor,
            options.Normalise.AcceptTestEvents);
    }
}

/// <param name="Reason">What it is about; a reason without a playbook goes straight to people.</param>
/// <param name="Ask">The questions of one try, in the words of rules.json.</param>
/// <param name="Attempts">Tries that may come back empty.</param>
/// <param name="FirstWaitPercent">Wait before the first try, in percent of the deadline.</param>
/// <param name="BackoffPercent">Wait before the second, doubled for each further one.</param>
/// <param name="LongestOutage">How long a source may be down before it is given up.</param>
internal sealed record PlaybookInForce(ReasonCode Reason, IReadOnlyList<string> Ask, int Attempts, int FirstWaitPercent, int BackoffPercent, TimeSpan LongestOutage)
{
    public static IReadOnlyList<PlaybookInForce> Of(Playbooks playbooks) =>
    [
        .. from entry in playbooks.ByReason
           orderby entry.Key
           let book = entry.Value
           select new PlaybookInForce(entry.Key, [.. book.Ask.Select(QuestionWords.Of)], book.Attempts, book.FirstWaitPercent, book.BackoffPercent, book.LongestOutage),
    ];
}

/// <param name="Above">Amounts above these need a second person.</param>
/// <param name="OtherCurrencies">Whether every amount of another currency needs one.</param>
internal sealed record ApprovalInForce(IReadOnlyList<ApprovalLimit> Above, bool OtherCurrencies)
{
    public static ApprovalInForce Of(ApprovalRules rules) => new(
        [.. rules.AboveMinor.OrderBy(limit => limit.Key, StringComparer.Ordinal).Select(limit => new ApprovalLimit(limit.Key, limit.Value))],
        rules.OtherCurrencies);
}

internal sealed record ApprovalLimit(string Currency, long AmountMinor);

/// <param name="Gather">How long a new incident gathers before its first page.</param>
/// <param name="Settle">How long nothing must be open before it closes.</param>
/// <param name="EscalationInterval">It speaks again at most this often.</param>
/// <param name="EscalationFactor">It is worse with this many times the announced alerts.</param>
/// <param name="Refresh">A changed count is written at most this often.</param>
/// <param name="Resend">When a sink that refused is told again.</param>
/// <param name="QuietHours">Null: never.</param>
/// <param name="Severity">From which value or age on a severity holds.</param>
/// <param name="Codes">Codes that matter whatever they cost.</param>
/// <param name="Sinks">Who is told.</param>
internal sealed record AlertsInForce(
    TimeSpan Gather,
    TimeSpan Settle,
    TimeSpan EscalationInterval,
    int EscalationFactor,
    TimeSpan Refresh,
    TimeSpan Resend,
    QuietHoursInForce? QuietHours,
    IReadOnlyList<SeverityInForce> Severity,
    IReadOnlyList<CodeSeverity> Codes,
    IReadOnlyList<SinkInForce> Sinks)
{
    public static AlertsInForce Of(AlertRules rules, DateTimeOffset now) => new(
        rules.Gather,
        rules.Settle,
        rules.EscalationInterval,
        rules.EscalationFactor,
        rules.Refresh,
        rules.Resend,
        rules.Quiet is { } quiet ? QuietHoursInForce.Of(quiet, now) : null,
        [.. rules.Severity.Rows.Select(row => new SeverityInForce(row.Severity, row.Major, row.Age))],
        [.. rules.Severity.AtLeast.OrderBy(code => code.Key).Select(code => new CodeSeverity(code.Key, code.Value))],
        [.. rules.Sinks.Select(sink => new SinkInForce(sink.Name, sink.MinSeverity))]);
}

/// <param name="From">Time of day in the zone that the rules name.</param>
/// <param name="To">Earlier than <paramref name="From"/>: on the next day.</param>
/// <param name="Days">On which they begin, Monday first.</param>
/// <param name="UtcOffset">What that zone's clocks show now, minus UTC.</param>
internal sealed record QuietHoursInForce(string From, string To, IReadOnlyList<string> Days, string UtcOffset)
{
    public static QuietHoursInForce Of(QuietHours quiet, DateTimeOffset now)
    {
        var offset = quiet.Offsets.LastOrDefault(zone => zone.From <= now)?.Offset ?? TimeSpan.Zero;
        return new QuietHoursInForce(
            quiet.From.ToString("HH:mm", CultureInfo.InvariantCulture),
            quiet.To.ToString("HH:mm", CultureInfo.InvariantCulture),
            [.. quiet.Days.OrderBy(day => ((int)day + 6) % 7).Select(day => day.ToString())],
            $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
    }
}

/// <param name="Severity">The severity.</param>
/// <param name="ValueMajor">In major units of any one currency.</param>
/// <param name="Age">Since the oldest money is at risk.</param>
internal sealed record SeverityInForce(Severity Severity, long ValueMajor, TimeSpan Age);

internal sealed record CodeSeverity(ReasonCode Code, Severity Severity);

internal sealed record SinkInForce(string Name, Severity MinSeverity);

/// <param name="MinSilence">No shorter silence counts.</param>
/// <param name="MaxSilence">One of this length always does.</param>
/// <param name="Factor">How many usual gaps make a silence.</param>
/// <param name="Learning">How long a feed is listened to before its silence means anything.</param>
/// <param name="LearningBeats">How often it must have been heard.</param>
/// <param name="Unanswered">Events of the other side that a silent feed must leave unanswered.</param>
/// <param name="Grace">How long deadlines stay held once it has resumed.</param>
/// <param name="MaxHold">How long a deadline may be held in all.</param>
internal sealed record FeedsInForce(
    TimeSpan MinSilence,
    TimeSpan MaxSilence,
    int Factor,
    TimeSpan Learning,
    int LearningBeats,
    int Unanswered,
    TimeSpan Grace,
    TimeSpan MaxHold)
{
    public static FeedsInForce Of(FeedRules rules) => new(
        rules.MinSilence,
        rules.MaxSilence,
        rules.Factor,
        rules.Learning,
        rules.LearningBeats,
        rules.Unanswered,
        rules.Grace,
        rules.MaxHold);
}
