using CsCheck;
using RealRecon.Adapters.Sources;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Sources;

/// <summary>Nothing that an event brought along becomes a part of where a question goes.</summary>
public sealed class HostPinningTests
{
    private static readonly Uri Base = new("https://bank.example:8443/base/");

    private static readonly string[] Hostile =
        ["..", ".", "/", "//", "%2F", "%2e%2e", "@evil.example", "//evil.example", "\\", "?", "#", "&", ":", "http://", "\r\n", "Host: x", " ", "é", "\u202e", "pi_", "a", ";", "[::1]"];

    private static readonly Gen<string> Text = Gen.Int[0, Hostile.Length - 1].Select(at => Hostile[at]).Array[1, 6].Select(string.Concat);

    [Fact]
    public void Address_WhateverTheParts_StaysBelowItsSource() => Gen.Select(Text, Text).Sample((part, value) =>
    {
        if (part is "." or "..") return;
        var address = SourceAddress.Of("postings", part).With("reference", value).With("limit", "1").Under(Base);

        Assert.Equal(("https", "bank.example", 8443, ""), (address.Scheme, address.Host, address.Port, address.UserInfo));
        Assert.StartsWith("/base/postings/", address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(part, Uri.UnescapeDataString(address.AbsolutePath["/base/postings/".Length..]));
        Assert.Equal(["limit=1"], address.Query.Split('&')[1..]);
    });

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public void Address_WhenAPartIsAWayUp_IsNotMade(string part) => Assert.Throws<ArgumentException>(() => SourceAddress.Of("postings", part));

    [Fact]
    public async Task Gateways_WhenTheIdIsNotOfTheirMaking_AreNotAsked()
    {
        await using var server = RawServer.AnsweringJson("{}");
        await using var stripe = SourceStage.At(server.Address, "stripe");
        await using var razorpay = SourceStage.At(server.Address, "razorpay");
        foreach (var id in (string[])["pi_../../x", "pi_%2F", "pi_@evil", "//evil", "pay_..", "pay_?x=1", "pi_", "pi_a b", "ch_1:refund:5", "tx-1"])
        {
            foreach (var kind in (QuestionKind[])[QuestionKind.GatewayById, QuestionKind.GatewayFee, QuestionKind.GatewayRefunds])
            {
                Assert.Equal(AnswerOutcome.NotFound, (await stripe.AskAsync(kind, id)).Outcome);
                Assert.Equal(AnswerOutcome.NotFound, (await razorpay.AskAsync(kind, id)).Outcome);
            }
        }

        Assert.Empty(server.Heads);
    }

    [Fact]
    public async Task Bank_WhateverTheReference_IsAskedForExactlyThat()
    {
        await using var server = RawServer.AnsweringJson("{\"postings\":[]}");
        await using var stage = SourceStage.At(server.Address);
        foreach (var reference in Hostile.Where(text => TransactionId.TryCreate(text, out _)))
        {
            await stage.AskAsync(QuestionKind.BankByReference, reference);
            Assert.True(server.Heads.TryDequeue(out var head));
            var lines = head.Split("\r\n");

            Assert.Equal($"GET /api/postings?reference={Uri.EscapeDataString(reference)}&limit=100 HTTP/1.1", lines[0]);
            Assert.Equal($"Host: {server.Address.Authority}", Assert.Single(lines, line => line.StartsWith("Host:", StringComparison.Ordinal)));
        }
    }
}
