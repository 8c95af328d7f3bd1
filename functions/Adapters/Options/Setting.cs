using System.Globalization;
using RealRecon.Adapters.Api.Limits;
using RealRecon.Adapters.Options.Rules;

namespace RealRecon.Adapters.Options;

/// <summary>One setting directly under <c>RealRecon__</c>: what people are told of it, how its text is read and what it changes.</summary>
/// <param name="Area">What it belongs to.</param>
/// <param name="Name">Without <c>RealRecon__</c>.</param>
/// <param name="Form">What to write.</param>
/// <param name="Meaning">What it does, without a full stop.</param>
/// <param name="Value">What it is in some options, as it is written; null for "not set".</param>
/// <param name="Change">Puts the value that was written into the options.</param>
internal sealed record Setting(
    SettingArea Area,
    string Name,
    string Form,
    string Meaning,
    Func<RealReconOptions, string?> Value,
    Func<RealReconOptions, SettingText, RealReconOptions> Change)
{
    private const string AnyDuration = "duration";
    private const string PositiveDuration = "duration above 0";

    public static readonly IReadOnlyList<Setting> All =
    [
        Positive(SettingArea.Matching, "BankDeadline", "how long the bank may stay silent after a gateway success", o => o.Match.BankDeadline, (o, v) => o with { Match = o.Match with { BankDeadline = v } }),
        Positive(SettingArea.Matching, "GatewayDeadline", "how long the gateway may stay silent after a booking", o => o.Match.GatewayDeadline, (o, v) => o with { Match = o.Match with { GatewayDeadline = v } }),
        Positive(SettingArea.Matching, "AuthorisationDeadline", "how long an authorisation may stay without a capture", o => o.Match.AuthorisationDeadline, (o, v) => o with { Match = o.Match with { AuthorisationDeadline = v } }),
        Positive(SettingArea.Matching, "BankPendingDeadline", "how long the bank may keep an announced booking pending", o => o.Match.BankPendingDeadline, (o, v) => o with { Match = o.Match with { BankPendingDeadline = v } }),
        Duration(SettingArea.Matching, "MaxClockSkew", "how far a provider's clock may be from the hub's before the hub's counts", o => o.Match.MaxClockSkew, (o, v) => o with { Match = o.Match with { MaxClockSkew = v } }),
        Positive(SettingArea.Matching, "BackfillAge", "what is older when it comes is listed, but nobody is paged for it", o => o.Match.BackfillAge, (o, v) => o with { Match = o.Match with { BackfillAge = v } }),
        Duration(SettingArea.Matching, "MinGrace", "no deadline passes sooner after an event's receipt (or after the deadline itself, if shorter)", o => o.Match.MinGrace, (o, v) => o with { Match = o.Match with { MinGrace = v } }),
        Count(SettingArea.Matching, "ToleranceMinor", "accepted difference in minor units", o => o.Match.ToleranceMinor, (o, v) => o with { Match = o.Match with { ToleranceMinor = v } }),
        new(SettingArea.Matching, "Rules", "path of a file", "playbooks, alert rules and approval limits of your own ([playbooks](playbooks.md), [alerts](alerts.md#rules), [operators](operators.md)); unset, the rules that come with RealRecon hold", _ => null, RulesFile.ApplyFile),
        Positive(SettingArea.Feeds, "BankDeadlineMax", "how far waiting for the bank may grow by learning; unset, four times `BankDeadline`", o => o.Feeds.BankDeadlineMax, (o, v) => o with { Feeds = o.Feeds with { BankDeadlineMax = v } }),
        Positive(SettingArea.Feeds, "GatewayDeadlineMax", "how far waiting for the gateway may grow by learning; unset, four times `GatewayDeadline`", o => o.Feeds.GatewayDeadlineMax, (o, v) => o with { Feeds = o.Feeds with { GatewayDeadlineMax = v } }),
        Positive(SettingArea.Feeds, "FeedMinSilence", "no silence shorter than this counts, however busy the feed usually is", o => o.Feeds.MinSilence, (o, v) => o with { Feeds = o.Feeds with { MinSilence = v } }),
        Positive(SettingArea.Feeds, "FeedMaxSilence", "a silence of this length always counts; a feed whose usual gap is longer is not judged", o => o.Feeds.MaxSilence, (o, v) => o with { Feeds = o.Feeds with { MaxSilence = v } }),
        Duration(SettingArea.Feeds, "FeedLearning", "how long a feed is listened to before its silence means anything", o => o.Feeds.Learning, (o, v) => o with { Feeds = o.Feeds with { Learning = v } }),
        Positive(SettingArea.Feeds, "FeedGrace", "how long deadlines stay held once a feed has resumed", o => o.Feeds.Grace, (o, v) => o with { Feeds = o.Feeds with { Grace = v } }),
        Duration(SettingArea.Feeds, "FeedMaxHold", "how long a deadline may be held in all", o => o.Feeds.MaxHold, (o, v) => o with { Feeds = o.Feeds with { MaxHold = v } }),
        Count(SettingArea.Feeds, "FeedUnanswered", "events of the other side that a silent feed must leave unanswered, 1 or more", o => o.Feeds.Unanswered, (o, v) => o with { Feeds = o.Feeds with { Unanswered = (int)Math.Min(v, int.MaxValue) } }),
        Positive(SettingArea.Intake, "BlockAge", "how long audit entries may wait for their block", o => o.Audit.BlockAge, (o, v) => o with { Audit = o.Audit with { BlockAge = v } }),
        Flag(SettingArea.Intake, "AcceptTestEvents", "take Stripe events with `livemode: false`", o => o.Normalise.AcceptTestEvents, (o, v) => o with { Normalise = o.Normalise with { AcceptTestEvents = v } }),
        Word(SettingArea.Roles, "ViewerRole", "who may read everything but the audit log", o => o.Roles.Viewer, (o, v) => o with { Roles = o.Roles with { Viewer = v } }),
        Word(SettingArea.Roles, "OperatorRole", "who may read that, act, and handle dead letters", o => o.Roles.Operator, (o, v) => o with { Roles = o.Roles with { Operator = v } }),
        Word(SettingArea.Roles, "ApproverRole", "who may read that, and agree as the second person", o => o.Roles.Approver, (o, v) => o with { Roles = o.Roles with { Approver = v } }),
        Word(SettingArea.Roles, "AuditorRole", "who may read everything", o => o.Roles.Auditor, (o, v) => o with { Roles = o.Roles with { Auditor = v } }),
        Limit("ReadsPerMinute", "reads of one caller, on one instance; 0 for no limit", limits => limits.ReadsPerMinute, (limits, number) => limits with { ReadsPerMinute = number }),
        Limit("HeavyReadsPerMinute", "totals, blocks, replay, exports and verification of one caller, on one instance; 0 for no limit", limits => limits.HeavyReadsPerMinute, (limits, number) => limits with { HeavyReadsPerMinute = number }),
        Limit("ActionsPerMinute", "what one caller posts, on one instance; 0 for no limit", limits => limits.ActionsPerMinute, (limits, number) => limits with { ActionsPerMinute = number }),
        Limit("LongReadsAtOnce", "exports and verifications under way on one instance, of all callers together; 0 for no limit", limits => limits.LongReadsAtOnce, (limits, number) => limits with { LongReadsAtOnce = number }),
        new(SettingArea.Api, "CursorKey", "base64 of 32 bytes or more; several with commas", "signs cursors: the first signs, all are believed; unset, the store keeps a key of its own ([API](api.md#cursors-and-tokens))", _ => null, (o, text) => o with { CursorKeys = text.Keys() }),
    ];

    /// <exception cref="SettingException">There is none of that name.</exception>
    public static Setting Named(string name) =>
        All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingException($"RealRecon__{name} is not a setting; there are {string.Join(", ", All.Select(setting => $"RealRecon__{setting.Name}"))}.");

    public RealReconOptions Apply(RealReconOptions options, string? value) => Change(options, new SettingText($"RealRecon__{Name}", value ?? ""));

    private static Setting Positive(
        SettingArea area, string name, string meaning, Func<RealReconOptions, TimeSpan?> value, Func<RealReconOptions, TimeSpan, RealReconOptions> change) =>
        new(area, name, PositiveDuration, meaning, options => value(options)?.ToString("c"), (options, text) => change(options, text.Positive()));

    private static Setting Duration(
        SettingArea area, string name, string meaning, Func<RealReconOptions, TimeSpan> value, Func<RealReconOptions, TimeSpan, RealReconOptions> change) =>
        new(area, name, AnyDuration, meaning, options => value(options).ToString("c"), (options, text) => change(options, text.Duration()));

    private static Setting Count(
        SettingArea area, string name, string meaning, Func<RealReconOptions, long> value, Func<RealReconOptions, long, RealReconOptions> change) =>
        new(area, name, "whole number", meaning, options => value(options).ToString(CultureInfo.InvariantCulture), (options, text) => change(options, text.Count()));

    /// <summary>What holds where it is not set depends on where the process runs, so the page says it in words.</summary>
    private static Setting Limit(string name, string meaning, Func<ApiLimits, int?> value, Func<ApiLimits, int, ApiLimits> change) => new(
        SettingArea.Api,
        name,
        "whole number up to 1000000",
        $"{meaning}; unset, {value(ApiLimits.Shared)} on Azure and no limit elsewhere",
        options => value(options.Limits)?.ToString(CultureInfo.InvariantCulture),
        (options, text) => options with { Limits = change(options.Limits, text.Number()) });

    private static Setting Flag(
        SettingArea area, string name, string meaning, Func<RealReconOptions, bool> value, Func<RealReconOptions, bool, RealReconOptions> change) =>
        new(area, name, "`true` or `false`", meaning, options => value(options) ? "true" : "false", (options, text) => change(options, text.Flag()));

    private static Setting Word(
        SettingArea area, string name, string meaning, Func<RealReconOptions, string> value, Func<RealReconOptions, string, RealReconOptions> change) =>
        new(area, name, "word", meaning, value, (options, text) => change(options, text.Word()));
}
