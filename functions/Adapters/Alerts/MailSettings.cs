using System.Collections.Immutable;
using System.Net;
using MailKit.Security;
using MimeKit;

namespace RealRecon.Adapters.Alerts;

/// <summary>Where mails go, and through whom.</summary>
internal sealed record MailSettings
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SecureSocketOptions Security { get; init; }

    public required MailboxAddress From { get; init; }

    public required ImmutableArray<MailboxAddress> To { get; init; }

    /// <summary>Null where the server knows this machine.</summary>
    public NetworkCredential? SignIn { get; init; }
}
