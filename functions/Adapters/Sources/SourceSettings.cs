using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Sources;

/// <summary>A source as the settings <c>RealRecon__Sources__{name}__…</c> describe it (docs/sources.md).</summary>
public sealed class SourceSettings
{
    private const string Section = $"{RealReconOptions.Section}:Sources";

    private static readonly IReadOnlyList<string> Names = SettingNotes.MembersOf(SettingArea.Sources);

    private SourceSettings(SourceProvider provider, SourceCredential credential) => (Provider, Credential) = (provider, credential);

    /// <summary>Lower case; shown in answers and positions.</summary>
    public required string Name { get; init; }

    /// <summary>Where the provider's API begins, with a slash at its end. The only host that this source is ever asked at.</summary>
    public required Uri Url { get; init; }

    /// <summary>For one try of a call; all tries together have three times as long.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Calls at a time.</summary>
    public required int MaxConcurrent { get; init; }

    internal SourceProvider Provider { get; }

    internal SourceCredential Credential { get; }

    /// <exception cref="SettingException">A setting is missing, unknown or cannot be used.</exception>
    public static ImmutableArray<SourceSettings> Read(IConfiguration configuration) =>
        [.. configuration.GetSection(Section).GetChildren().Select(ReadOne)];

    private static SourceSettings ReadOne(IConfigurationSection source)
    {
        var at = $"RealRecon__Sources__{source.Key}";
        if (source.Key.Length > 32 || !source.Key.All(char.IsAsciiLetterOrDigit)) throw new SettingException($"{at} names a source; write 1 to 32 letters and digits.");
        if (source.GetChildren().FirstOrDefault(entry => !Names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingException($"{at}__{unknown.Key} is not a setting; there are {string.Join(", ", Names)}.");
        }

        var provider = Array.Find(SourceProvider.All, known => known.Name.Equals(source["Type"], StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingException($"{at}__Type is '{source["Type"]}'; write one of {string.Join(", ", SourceProvider.All.Select(known => known.Name))}.");
        var url = UrlOf($"{at}__Url", source["Url"]);
        return new SourceSettings(provider, CredentialOf(at, source, provider, url))
        {
            Name = source.Key.ToLowerInvariant(),
            Url = url,
            Timeout = TimeoutOf($"{at}__Timeout", source["Timeout"]),
            MaxConcurrent = CountOf($"{at}__MaxConcurrent", source["MaxConcurrent"]),
        };
    }

    // A user or a query in it could only be a secret that would stand in the clear, so not even the refusal repeats the value.
    private static Uri UrlOf(string name, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { UserInfo: "", Query: "", Fragment: "" }
            ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/")
            : throw new SettingException($"{name} cannot be used; write an https address without user, query and fragment (http only for this machine itself).");

    private static SourceCredential CredentialOf(string at, IConfigurationSection source, SourceProvider provider, Uri url)
    {
        var (key, scope, header) = (source["Key"], source["Scope"], source["Header"]);
        if (string.IsNullOrEmpty(key) == string.IsNullOrEmpty(scope)) throw new SettingException($"{at} needs either {at}__Key or {at}__Scope.");
        if (!string.IsNullOrEmpty(scope))
        {
            return header is null && url.Scheme == Uri.UriSchemeHttps
                ? new SourceCredential.Identity(scope)
                : throw new SettingException($"{at}__Scope needs an https address and goes without {at}__Header.");
        }

        if (key!.Any(c => c is < '!' or > '~') || provider.FaultOf(key!) is not null)
        {
            throw new SettingException($"{at}__Key cannot be used; write {provider.FaultOf("") ?? "visible ASCII characters without blanks"}.");
        }

        if (header is null) return provider.CredentialOf(key!);
        return header.Length is > 0 and <= 64 && header.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new SourceCredential.Header(header, key!)
            : throw new SettingException($"{at}__Header is not the name of a header; write letters, digits and hyphens.");
    }

    private static TimeSpan TimeoutOf(string name, string? text)
    {
        if (text is null) return TimeSpan.FromSeconds(5);
        return text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var timeout)
            && timeout >= TimeSpan.FromMilliseconds(100) && timeout <= TimeSpan.FromMinutes(5)
                ? timeout
                : throw new SettingException($"{name} is '{text}'; write a duration from 00:00:00.1 to 00:05:00.");
    }

    private static int CountOf(string name, string? text)
    {
        if (text is null) return 32;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1000
            ? count
            : throw new SettingException($"{name} is '{text}'; write a whole number from 1 to 1000.");
    }
}
