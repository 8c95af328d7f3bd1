using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Corpus;

public sealed class MalformedBodyTests
{
    private static readonly List<MalformedBody> Corpus = [.. MalformedAmounts.All, .. MalformedFields.All, .. MalformedDocuments.All];

    public static TheoryData<string> Names => [.. Corpus.Select(body => body.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void MalformedBody_WhenNormalised_IsRefusedForExactlyItsReason(string name)
    {
        var body = Corpus.Single(candidate => candidate.Name == name);
        var refused = Normaliser.Normalise(Given.Event(body.Side, body.Bytes, body.Provider), new NormaliseRules());

        Assert.Empty(refused.Events);
        var rejection = Assert.Single(refused.Rejections);
        Assert.True(body.Reason == rejection.Reason, $"{name}: expected {body.Reason}, got {rejection}");
    }

    [Fact]
    public void MalformedBody_WhenItStandsBetweenGoodOnes_LeavesThemAsTheyAre()
    {
        var alone = (Gateway: Given.OnGateway(OwnFormats.Gateway).OnlyEvent(), Bank: Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent());
        foreach (var body in Corpus)
        {
            Normaliser.Normalise(Given.Event(body.Side, body.Bytes, body.Provider), new NormaliseRules());
            Assert.Equal(alone.Gateway, Given.OnGateway(OwnFormats.Gateway).OnlyEvent());
            Assert.Equal(alone.Bank, Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent());
        }
    }

    [Fact]
    public void Corpus_WhenCounted_HoldsAtLeast150CasesAndEveryReasonButADefect()
    {
        Assert.True(Corpus.Count >= 150, $"{Corpus.Count} cases");
        var missing = Enum.GetValues<RejectionReason>().Except(Corpus.Select(body => body.Reason)).ToList();
        Assert.Equal([RejectionReason.TOO_MANY_MOVEMENTS, RejectionReason.POISON], missing);
    }

    [Fact]
    public void Rejection_WhenShown_NeverQuotesThePayload()
    {
        const string secret = "s3cr3t-canary";
        string[] bodies =
        [
            OwnFormats.Gateway.Replace("CAPTURED", secret), OwnFormats.GatewayWorth($"\"{secret}\"", "INR"), OwnFormats.GatewayWorth("\"5\"", secret),
            OwnFormats.Gateway.Replace("tx-1", secret + "\\n"), OwnFormats.Gateway.Replace("2026-05-01T10:00:00Z", secret), secret,
        ];

        foreach (var body in bodies)
        {
            var rejection = Assert.Single(Given.OnGateway(body).Rejections);
            Assert.DoesNotContain(secret, rejection.ToString(), StringComparison.Ordinal);
        }
    }
}
