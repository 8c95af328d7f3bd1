using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Alerts;

/// <summary>Who is told, as the settings <c>RealRecon__Sinks__{name}__…</c> and <c>RealRecon__DashboardUrl</c> say (docs/alerts.md).</summary>
public sealed class SinkSettings
{
    private const string Section = $"{RealReconOptions.Section}:Sinks";

    private static readonly IReadOnlyList<string> Names = SettingNotes.MembersOf(SettingArea.Sinks);

    private SinkSettings(ImmutableArray<(SinkRule Rule, SinkSetting Sink)> sinks, DashboardLink dashboard) => (Sinks, Dashboard) = (sinks, dashboard);

    /// <summary>Nobody is told.</summary>
    public static readonly SinkSettings None = new([], new DashboardLink(null));

    /// <summary>What <see cref="AlertRules.Sinks"/> is to be.</summary>
    public ImmutableArray<SinkRule> Rules => [.. Sinks.Select(sink => sink.Rule)];

    internal ImmutableArray<(SinkRule Rule, SinkSetting Sink)> Sinks { get; }

    internal DashboardLink Dashboard { get; }

    /// <exception cref="SettingException">A setting is missing, unknown or cannot be used. No refusal repeats a value: it may be a secret.</exception>
    public static SinkSettings Read(IConfiguration configuration) =>
        new([.. configuration.GetSection(Section).GetChildren().Select(ReadOne)], new DashboardLink(DashboardOf(configuration[$"{RealReconOptions.Section}:DashboardUrl"])));

    private static (SinkRule, SinkSetting) ReadOne(IConfigurationSection section)
    {
        var entry = new SinkEntry(section);
        
        // The letter tells the ids of deliveries from those of other jobs, which end in a number.
        var isName = section.Key.Length <= 32 && char.IsAsciiLetter(section.Key[0]) && section.Key.All(char.IsAsciiLetterOrDigit);
        if (!isName) throw new SettingException($"{entry.At} names a sink; write 1 to 32 letters and digits, a letter first.");
        if (section.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingException($"{entry.At}__{unknown.Key} is not a setting; there are {string.Join(", ", Names)}.");
        }

        return (new SinkRule(section.Key.ToLowerInvariant(), SeverityOf(entry)), SinkSetting.Read(entry));
    }

    private static Severity SeverityOf(SinkEntry entry)
    {
        if (entry.Find("MinSeverity") is not { } word) return Severity.Info;
        var names = Enum.GetNames<Severity>();
        var index = Array.FindIndex(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Enum.Parse<Severity>(names[index]) : throw entry.Refused("MinSeverity", "one of info, warning, error, critical");
    }

    private static Uri? DashboardOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url is { UserInfo: "", Query: "", Fragment: "" }
                ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/")
                : throw new SettingException("RealRecon__DashboardUrl cannot be used; write an https address without user, query and fragment (http only for this machine itself).");
    }
}
