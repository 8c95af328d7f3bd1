using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>A plain-text mail. Its Message-ID is made from the notification's key, so that a mail sent twice is one mail to whoever drops copies.</summary>
internal sealed class MailSink(string name, MailSettings settings, DashboardLink dashboard) : ISink
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => name;

    public async Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation)
    {
        using var mail = MailOf(what);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, limit.Token);
            if (settings.SignIn is { } signIn) await client.AuthenticateAsync(signIn, limit.Token);
            await client.SendAsync(mail, limit.Token);
            await TryLeaveAsync(client, limit.Token);
            return DeliveryOutcome.Delivered;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryOutcome.Trouble("The mail server did not answer in time");
        }
        catch (Exception trouble) when (OutcomeOf(trouble) is { } outcome)
        {
            return outcome;
        }
    }

    // Only the reply's number is told: its text may name people.
    private static DeliveryOutcome? OutcomeOf(Exception trouble) => trouble switch
    {
        SmtpCommandException { StatusCode: var code } => (int)code >= 500
            ? DeliveryOutcome.Refused($"SMTP {(int)code}")
            : DeliveryOutcome.Trouble($"SMTP {(int)code}"),
        AuthenticationException => DeliveryOutcome.Refused("The mail server refused the sign-in"),
        SslHandshakeException => DeliveryOutcome.Trouble("The mail server has no certificate that is trusted"),
        NotSupportedException => DeliveryOutcome.Refused("The mail server offers no STARTTLS, or no way to sign in"),
        SocketException or IOException or ProtocolException => DeliveryOutcome.Trouble("The mail server cannot be reached"),
        _ => null,
    };

    // The mail is taken already: how the conversation ends must not send it again.
    private static async Task TryLeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception trouble) when (trouble is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Gone.
        }
    }

    private MimeMessage MailOf(Notification what)
    {
        var words = SinkWords.Of(what);
        var mail = new MimeMessage
        {
            Subject = $"[RealRecon] {words.Title}",
            Date = what.At,
            MessageId = IdOf(what.Key),
            Body = new TextPart(TextFormat.Plain) { Text = words.Text(dashboard.To(what.Cause)) },
        };
        mail.From.Add(settings.From);
        mail.To.AddRange(settings.To);

        // Mails about one incident are one conversation.
        mail.References.Add(IdOf(what.IncidentKey));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private string IdOf(string key) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}@{settings.From.Domain}";
}
