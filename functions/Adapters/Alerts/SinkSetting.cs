using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MailKit.Security;
using MimeKit;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>What kind of sink it is, with what that kind needs.</summary>
internal abstract record SinkSetting
{
    private const int LeastSecret = 16;

    private SinkSetting()
    {
    }

    public sealed record Webhook(Uri Url, ImmutableArray<string> Secrets) : SinkSetting;

    public sealed record Slack(Uri Url) : SinkSetting;

    public sealed record Teams(Uri Url) : SinkSetting;

    public sealed record PagerDuty(Uri Url, string RoutingKey) : SinkSetting;

    public sealed record Mail(MailSettings Settings) : SinkSetting;

    /// <summary>Null for sinks that are not spoken to by HTTP.</summary>
    public Uri? Address => this switch
    {
        Webhook webhook => webhook.Url,
        Slack slack => slack.Url,
        Teams teams => teams.Url,
        PagerDuty pager => pager.Url,
        _ => null,
    };

    public static SinkSetting Read(SinkEntry entry) => entry.Find("Type")?.ToLowerInvariant() switch
    {
        "webhook" => new Webhook(entry.Url(null), SecretsOf(entry)),
        "slack" => new Slack(entry.Url(null)),
        "teams" => new Teams(entry.Url(null)),
        "pagerduty" => new PagerDuty(entry.Url(PagerDutySink.DefaultUrl), entry.Secret("RoutingKey", LeastSecret)),
        "email" => new Mail(MailOf(entry)),
        _ => throw entry.Refused("Type", "one of webhook, slack, teams, email, pagerduty"),
    };

    private static ImmutableArray<string> SecretsOf(SinkEntry entry) => entry.Find("PreviousSecret") is null
        ? [entry.Secret("Secret", LeastSecret)]
        : [entry.Secret("Secret", LeastSecret), entry.Secret("PreviousSecret", LeastSecret)];

    private static MailSettings MailOf(SinkEntry entry)
    {
        var host = entry.Require("Host", "the name of a mail server");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) throw entry.Refused("Host", "the name of a mail server");
        var port = PortOf(entry);
        var user = entry.Find("User");
        return new MailSettings
        {
            Host = host,
            Port = port,
            Security = SecurityOf(entry, host, port),
            From = AddressOf(entry, "From", entry.Require("From", "one mail address")),
            To = [.. entry.Require("To", "mail addresses, separated by commas").Split(',', StringSplitOptions.TrimEntries).Select(text => AddressOf(entry, "To", text))],
            SignIn = user is null ? null : new NetworkCredential(user, entry.Require("Password", "the password of the user")),
        };
    }

    private static int PortOf(SinkEntry entry)
    {
        if (entry.Find("Port") is not { } text) return 587;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw entry.Refused("Port", "a port from 1 to 65535");
    }

    private static SecureSocketOptions SecurityOf(SinkEntry entry, string host, int port) => entry.Find("Tls")?.ToLowerInvariant() switch
    {
        "required" => port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
        "none" => SecureSocketOptions.None,
        null when host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) => SecureSocketOptions.None,
        null => port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
        _ => throw entry.Refused("Tls", "required or none"),
    };

    // A line break in an address would begin another header or command.
    private static MailboxAddress AddressOf(SinkEntry entry, string name, string text) =>
        !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Domain is { Length: > 0 }
            ? address
            : throw entry.Refused(name, name == "To" ? "mail addresses, separated by commas" : "one mail address");
}
