using RealRecon.Adapters.Api;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Lists;

public sealed class FilterReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("status", "pending", "MATCHED")]
    [InlineData("status", "1", "MATCHED")]
    [InlineData("status", "ALERT,", "MATCHED")]
    [InlineData("status", "ALERT, MISMATCH", "MATCHED")]
    [InlineData("reason", "NOPE", "AMT_UNDER")]
    [InlineData("provider", "Stripe", "stripe")]
    [InlineData("state", "ALERT", "ALERT_BANK")]
    [InlineData("currency", "eur", "ISO 4217")]
    [InlineData("currency", "EUR,XXX", "ISO 4217")]
    [InlineData("rail", "Card", "lower-case")]
    [InlineData("rail", "a b", "lower-case")]
    [InlineData("open", "yes", "true, false")]
    [InlineData("amountMin", "-1", "major units")]
    [InlineData("amountMax", "1e9", "major units")]
    [InlineData("differenceMin", "1,5", "major units")]
    [InlineData("differenceMax", "NaN", "major units")]
    [InlineData("riskMin", "0x10", "major units")]
    [InlineData("openedAfter", "2026-05-01", "ISO 8601")]
    [InlineData("openedBefore", "2026-05-01T10:00:00", "ISO 8601")]
    [InlineData("decidedAfter", "2026-13-01T10:00:00Z", "ISO 8601")]
    [InlineData("decidedBefore", "yesterday", "ISO 8601")]
    [InlineData("slowerThan", "-1", "seconds")]
    [InlineData("slowerThan", "1.0001", "seconds")]
    [InlineData("owner", " ana", "128")]
    [InlineData("snoozed", "1", "true, false")]
    [InlineData("checking", "TRUE", "true, false")]
    [InlineData("held", "no", "true, false")]
    [InlineData("alerted", "false ", "true, false")]
    [InlineData("noted", "2", "true, false")]
    [InlineData("proposed", "null", "true, false")]
    [InlineData("orderId", "a\u200Bb", "reference")]
    [InlineData("parentId", " x", "reference")]
    [InlineData("text", "a", "2 to 64")]
    [InlineData("sort", "Oldest", "newest, oldest")]
    public void Read_WhenAMemberIsNotValid_NamesItAndItsRuleAndDoesNotQuoteIt(string name, string value, string rule)
    {
        var refusal = Assert.Throws<Refusal>(() => Read((name, value)));

        Assert.Equal((400, "bad-parameter"), (refusal.Status, refusal.Word));
        Assert.Contains($"'{name}'", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains(rule, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_WhenEachIsGiven_AllNarrow()
    {
        foreach (var name in FilterReader.Names)
        {
            var value = name switch
            {
                "status" => "ALERT",
                "reason" => "AMT_UNDER",
                "provider" => "stripe",
                "state" => "WAIT_BANK",
                "currency" => "EUR",
                "rail" => "card",
                "owner" or "orderId" or "parentId" or "text" => "name",
                _ when name.EndsWith("After", StringComparison.Ordinal) || name.EndsWith("Before", StringComparison.Ordinal) => "2026-05-01T10:00:00Z",
                _ when name.EndsWith("Min", StringComparison.Ordinal) || name.EndsWith("Max", StringComparison.Ordinal) || name == "slowerThan" => "1.5",
                _ => "true",
            };

            Assert.NotEqual(new TransactionFilter().Canonical(), Read((name, value)).Canonical());
        }
    }

    [Fact]
    public void Read_WhenSeveralWordsAreGiven_LetsEachPassWhateverTheirOrder()
    {
        var filter = Read(("status", "MISMATCH,ALERT,ALERT"), ("owner", "me"), ("snoozed", "true"), ("openedAfter", "2026-05-01T12:00:00+02:00"));

        Assert.Equal([TransactionStatus.ALERT, TransactionStatus.MISMATCH], filter.Status);
        Assert.Equal((new OwnedBy("ana"), new Snoozed(true, Now), Now), (filter.Owner, filter.Snoozed, filter.OpenedAfter));
        Assert.Equal(Read(("status", "ALERT,MISMATCH")).Canonical(), Read(("status", "MISMATCH,ALERT")).Canonical());
    }

    [Fact]
    public void Canonical_WhenOnlyNowDiffers_IsTheSame()
    {
        var filter = Read(("snoozed", "false"));

        Assert.Equal(filter.Canonical(), (filter with { Snoozed = new Snoozed(false, Now.AddHours(1)) }).Canonical());
        Assert.NotEqual(filter.Canonical(), (filter with { Sort = TransactionSort.Oldest }).Canonical());
        Assert.NotEqual(Read(("owner", "none")).Canonical(), Read(("snoozed", "true")).Canonical());
    }

    private static TransactionFilter Read(params (string Name, string Value)[] members)
    {
        var given = members.ToDictionary(member => member.Name, member => member.Value);
        var reader = new FilterReader(given.GetValueOrDefault, Refusal.BadParameter, () => "ana", Now);
        return reader.Read() with { Sort = reader.Sort() };
    }
}
