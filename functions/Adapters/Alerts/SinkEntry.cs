using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Alerts;

/// <summary>The settings of one sink. Refusals never repeat a value.</summary>
internal sealed class SinkEntry(IConfigurationSection section)
{
    /// <summary>How its settings begin in the environment.</summary>
    public string At { get; } = $"RealRecon__Sinks__{section.Key}";

    /// <summary>Null when it is not set or empty.</summary>
    public string? Find(string name) => section[name] is { Length: > 0 } value ? value : null;

    public string Require(string name, string form) => Find(name) ?? throw Refused(name, form);

    /// <summary>https, or http to this machine itself.</summary>
    public Uri Url(Uri? usual)
    {
        const string Form = "an https address without user and fragment (http only for this machine itself)";
        if (usual is not null && Find("Url") is null) return usual;
        return Uri.TryCreate(Require("Url", Form), UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url is { UserInfo: "", Fragment: "" }
                ? url
                : throw Refused("Url", Form);
    }

    /// <summary>A key or secret: printable ASCII, so that it means the same bytes to everybody.</summary>
    public string Secret(string name, int least)
    {
        var form = $"at least {least} visible ASCII characters without blanks";
        var value = Require(name, form);
        return value.Length >= least && value.All(c => c is >= '!' and <= '~') ? value : throw Refused(name, form);
    }

    public SettingException Refused(string name, string form) => new($"{At}__{name} is missing or cannot be used; write {form}.");
}
