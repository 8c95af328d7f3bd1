using RealRecon.Adapters.Options.Rules;

namespace RealRecon.Adapters.Options;

/// <summary>One setting: its name, how its text is read and what it changes.</summary>
internal sealed record Setting(string Name, Func<RealReconOptions, SettingText, RealReconOptions> Change)
{
    private static readonly Setting[] All =
    [
        new("BankDeadline", (options, text) => options with { Match = options.Match with { BankDeadline = text.Positive() } }),
        new("GatewayDeadline", (options, text) => options with { Match = options.Match with { GatewayDeadline = text.Positive() } }),
        new("AuthorisationDeadline", (options, text) => options with { Match = options.Match with { AuthorisationDeadline = text.Positive() } }),
        new("BankPendingDeadline", (options, text) => options with { Match = options.Match with { BankPendingDeadline = text.Positive() } }),
        new("MaxClockSkew", (options, text) => options with { Match = options.Match with { MaxClockSkew = text.Duration() } }),
        new("BackfillAge", (options, text) => options with { Match = options.Match with { BackfillAge = text.Positive() } }),
        new("MinGrace", (options, text) => options with { Match = options.Match with { MinGrace = text.Duration() } }),
        new("ToleranceMinor", (options, text) => options with { Match = options.Match with { ToleranceMinor = text.Count() } }),
        new("Rules", RulesFile.ApplyFile),
        new("BankDeadlineMax", (options, text) => options with { Feeds = options.Feeds with { BankDeadlineMax = text.Positive() } }),
        new("GatewayDeadlineMax", (options, text) => options with { Feeds = options.Feeds with { GatewayDeadlineMax = text.Positive() } }),
        new("FeedMinSilence", (options, text) => options with { Feeds = options.Feeds with { MinSilence = text.Positive() } }),
        new("FeedMaxSilence", (options, text) => options with { Feeds = options.Feeds with { MaxSilence = text.Positive() } }),
        new("FeedLearning", (options, text) => options with { Feeds = options.Feeds with { Learning = text.Duration() } }),
        new("FeedGrace", (options, text) => options with { Feeds = options.Feeds with { Grace = text.Positive() } }),
        new("FeedMaxHold", (options, text) => options with { Feeds = options.Feeds with { MaxHold = text.Duration() } }),
        new("FeedUnanswered", (options, text) => options with { Feeds = options.Feeds with { Unanswered = (int)Math.Min(text.Count(), int.MaxValue) } }),
        new("BlockAge", (options, text) => options with { Audit = options.Audit with { BlockAge = text.Positive() } }),
        new("AcceptTestEvents", (options, text) => options with { Normalise = options.Normalise with { AcceptTestEvents = text.Flag() } }),
        new("ViewerRole", (options, text) => options with { Roles = options.Roles with { Viewer = text.Word() } }),
        new("OperatorRole", (options, text) => options with { Roles = options.Roles with { Operator = text.Word() } }),
        new("ApproverRole", (options, text) => options with { Roles = options.Roles with { Approver = text.Word() } }),
        new("AuditorRole", (options, text) => options with { Roles = options.Roles with { Auditor = text.Word() } }),
        new("ReadsPerMinute", (options, text) => options with { Limits = options.Limits with { ReadsPerMinute = text.Number() } }),
        new("HeavyReadsPerMinute", (options, text) => options with { Limits = options.Limits with { HeavyReadsPerMinute = text.Number() } }),
        new("ActionsPerMinute", (options, text) => options with { Limits = options.Limits with { ActionsPerMinute = text.Number() } }),
        new("LongReadsAtOnce", (options, text) => options with { Limits = options.Limits with { LongReadsAtOnce = text.Number() } }),
        new("CursorKey", (options, text) => options with { CursorKeys = text.Keys() }),
    ];

    /// <exception cref="SettingException">There is none of that name.</exception>
    public static Setting Named(string name) =>
        All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingException($"RealRecon__{name} is not a setting; there are {string.Join(", ", All.Select(setting => $"RealRecon__{setting.Name}"))}.");

    public RealReconOptions Apply(RealReconOptions options, string? value) => Change(options, new SettingText($"RealRecon__{Name}", value ?? ""));
}
