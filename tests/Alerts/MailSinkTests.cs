using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MimeKit;
using RealRecon.Core.Alerts;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Alerts;

/// <summary>Mails to a real SMTP server on this machine.</summary>
public sealed class MailSinkTests : IDisposable
{
    private Process? _server;

    [Fact]
    public async Task Mail_WhenSentTwice_IsTheSameMailWithoutForeignHeaders()
    {
        await using var sinks = await SinksAsync();

        Assert.Equal(DeliveryResult.Delivered, (await sinks.SendAsync(Samples.Word)).Result);
        Assert.Equal(DeliveryResult.Delivered, (await sinks.SendAsync(Samples.Word)).Result);

        var (envelope, mail) = await ReadAsync();
        var (_, again) = await ReadAsync();
        Assert.Equal(["desk@example.test", "night@example.test"], envelope.GetProperty("to").EnumerateArray().Select(to => to.GetString()));
        Assert.Equal("recon@example.test", envelope.GetProperty("from").GetString());
        Assert.Equal("[RealRecon] ERROR: The bank has not booked captured money (BANK_MISSING), gateway stripe, bank ledger", mail.Subject);
        Assert.Equal(mail.MessageId, again.MessageId);
        Assert.EndsWith("@example.test", mail.MessageId);
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Field == "Bcc");
        var text = Assert.IsType<TextPart>(mail.Body);
        Assert.True(text.IsPlain);
        Assert.Contains("Open alerts: 8000\n", text.Text.ReplaceLineEndings("\n"));
        Assert.Contains("Value at risk: 12345.00 EUR, 900 JPY", text.Text);
        Assert.Contains("tx-1", text.Text);
    }

    [Fact]
    public async Task Mail_WhenTheIncidentGoesOn_IsOneConversation()
    {
        await using var sinks = await SinksAsync();
        await sinks.SendAsync(Samples.Word);
        await sinks.SendAsync(Samples.Word with { Kind = NotificationKind.Closed, Number = 13 });

        var (_, opened) = await ReadAsync();
        var (_, closed) = await ReadAsync();

        Assert.NotEqual(opened.MessageId, closed.MessageId);
        Assert.Equal(opened.References, closed.References);
    }

    [Theory]
    [InlineData(550, "Refused")]
    [InlineData(451, "Trouble")]
    public async Task Mail_WhenTheServerRefuses_SaysWhichWithoutAddresses(int code, string outcome)
    {
        await using var sinks = await SinksAsync(refusal: code);

        var result = await sinks.SendAsync(Samples.Word);

        Assert.Equal(outcome, result.Result.ToString());
        Assert.DoesNotContain("example.test", $"{result}");
        Assert.DoesNotContain("example.test", sinks.Log);
    }

    [Fact]
    public async Task Mail_WhenTlsIsRequiredAndNotOffered_IsNotSent()
    {
        await using var sinks = await SinksAsync(more: ("Tls", "required"));

        Assert.Equal(DeliveryResult.Refused, (await sinks.SendAsync(Samples.Word)).Result);
    }

    [Fact]
    public async Task Mail_WhenTheCertificateIsNotTrusted_IsNotSent()
    {
        await using var sinks = await SinksAsync(tls: "tls", more: ("Tls", "required"));

        Assert.Equal(DeliveryResult.Trouble, (await sinks.SendAsync(Samples.Word)).Result);
    }

    [Fact]
    public async Task Mail_WhenNoServerListens_IsTrouble()
    {
        await using var sinks = Sinks("1");

        Assert.Equal(DeliveryOutcome.Trouble("The mail server cannot be reached"), await sinks.SendAsync(Samples.Word));
    }

    public void Dispose()
    {
        if (_server is null) return;
        _server.Kill();
        _server.Dispose();
    }

    private async Task<ConfiguredSinks> SinksAsync(int refusal = 0, string tls = "none", params (string, string)[] more)
    {
        var node = await NodeTools.RequireAsync();
        var start = node.Script(Path.Combine(node.Folder, "Alerts", "js", "smtp-server.mjs"), $"{refusal}", tls);
        start.RedirectStandardInput = true;
        _server = Process.Start(start)!;
        return Sinks((await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, more);
    }

    private static ConfiguredSinks Sinks(string port, params (string, string)[] more) => new(
        [("Type", "email"), ("Host", "127.0.0.1"), ("Port", port), ("From", "recon@example.test"), ("To", "desk@example.test, night@example.test"), .. more]);

    private async Task<(JsonElement Envelope, MimeMessage Mail)> ReadAsync()
    {
        var line = await _server!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var received = JsonDocument.Parse(line!);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(received.RootElement.GetProperty("mail").GetString()!));
        return (received.RootElement.Clone(), await MimeMessage.LoadAsync(bytes, TestContext.Current.CancellationToken));
    }
}
