using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Limits;
using RealRecon.Adapters.Options.Rules;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Options;

/// <summary>What operators may set under <c>RealRecon:</c>, in the environment <c>RealRecon__</c>, sorted by who needs it.</summary>
public sealed record RealReconOptions
{
    public const string Section = "RealRecon";

    /// <summary>What holds where nothing is set, the rules that come with RealRecon included.</summary>
    public static readonly RealReconOptions Default = RulesFile.ApplyEmbedded(new RealReconOptions { Match = new MatchRules { AsksGates = true } });

    /// <summary>Sections with entries of their own, read by whoever uses them: whom to ask, and whom to tell.</summary>
    private static readonly string[] OwnSections = ["Sources", "Sinks", "DashboardUrl"];

    public MatchRules Match { get; init; } = new();

    public AuditRules Audit { get; init; } = new();

    public NormaliseRules Normalise { get; init; } = new();

    public FeedRules Feeds { get; init; } = new();

    /// <summary>When people are told; the sinks are settings of their own (<see cref="Adapters.Alerts.SinkSettings"/>).</summary>
    public AlertRules Alerts { get; init; } = new();

    public RoleNames Roles { get; init; } = new();

    /// <summary>How much callers may ask for.</summary>
    public ApiLimits Limits { get; init; } = new();

    /// <summary>What cursors are signed with: the first signs, all are believed. Empty: a key that the store keeps.</summary>
    public ImmutableArray<byte[]> CursorKeys { get; init; } = [];

    /// <summary>The settings on top of <paramref name="defaults"/>.</summary>
    /// <exception cref="SettingException">A name is unknown, a value cannot be read or lies outside its limits, or two values contradict each other.</exception>
    public static RealReconOptions Read(IConfiguration configuration, RealReconOptions defaults) => FeedSettings.Consistent(
        configuration.GetSection(Section).GetChildren()
            .Where(entry => !OwnSections.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            .Aggregate(defaults, (options, entry) => Setting.Named(entry.Key).Apply(options, entry.Value)));
}
