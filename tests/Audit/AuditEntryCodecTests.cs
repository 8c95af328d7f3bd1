using System.Text.Json;
using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Audit;

namespace RealRecon.Tests.Audit;

public sealed partial class AuditEntryCodecTests
{
    private static readonly TransactionId Id = TransactionId.Of("tx-1");

    public static TheoryData<string> Kinds => ["opened", "matched", "mismatch", "overdue", "repeated", "other id", "no digest", "long texts"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decode_WhenBytesWereEncoded_BringsBackEveryField(string kind)
    {
        var entry = Entry(kind);

        var decoded = AuditEntryCodec.Decode(AuditEntryCodec.Encode(entry));

        Assert.Equal(Json(entry), Json(decoded));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decode_WhenABitIsFlipped_RefusesOrReadsAnotherEntryInItsOnlyForm(string kind)
    {
        var bytes = AuditEntryCodec.Encode(Entry(kind));
        var original = Json(Entry(kind));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (TryDecode(flipped) is not { } other) continue;
            Assert.Equal(flipped, AuditEntryCodec.Encode(other));
            Assert.NotEqual(original, Json(other));
        }
    }

    [Fact]
    public void Decode_WhenBytesAreMissingOrFollow_Refuses()
    {
        var bytes = AuditEntryCodec.Encode(Entry("mismatch"));

        for (var length = 0; length < bytes.Length; length++) Assert.Throws<FormatException>(() => AuditEntryCodec.Decode(bytes.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => AuditEntryCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Encode_WhenATextHoldsAnUnpairedSurrogate_Refuses()
    {
        var entry = Entry("opened");

        Assert.ThrowsAny<ArgumentException>(() => AuditEntryCodec.Encode(entry with { Event = entry.Event! with { RawType = "x\uD800" } }));
    }

    [Theory]
    [InlineData("8200")]
    [InlineData("80808000")]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    public void Decode_WhenANumberIsNotInItsShortestForm_Refuses(string number)
    {
        // Format byte, id "a", then the version number.
        byte[] bytes = [1, 1, (byte)'a', .. Convert.FromHexString(number)];

        Assert.Contains("shortest", Assert.Throws<FormatException>(() => AuditEntryCodec.Decode(bytes)).Message, StringComparison.Ordinal);
    }

    /// <summary>Pins the format: these bytes lie in stores, so a change here needs a new version byte and a reader for both.</summary>
    [Fact]
    public void Encode_WhenTheFormatIsOne_GivesTheseBytes()
    {
        const string Golden =
            "010474782D310408DEA76869FFD38001010B01000F6C65646765723A6576745F74782D310E6C65646765723A74782D313A424202066C656467657206090190BF" +
            "0503494E5207706F7374696E6708DEA76869FFD38008DEA7686A25F9200B62616E6B2D6576656E74730132CE4906313838393736019F86D081884C7D659A2FEA" +
            "A0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A0801076F726465722D3900010542522D373700000000000201010108DEA7688BF956000307010B0106737472" +
            "697065A08D0603494E520308DEA7686836100001066C656467657290BF0503494E520908DEA76869FFD380018F4E020863757272656E637903494E5203494E52" +
            "0106616D6F756E740A3530302E303020494E520A3435302E303020494E52030008DEA7686836100008DEA76869FFD38004";
        var hex = Convert.ToHexString(AuditEntryCodec.Encode(Entry("mismatch")));

        Assert.Equal(Golden, hex);
    }

    [Fact]
    public void Encode_WhenTheEntryIsTypical_TakesUnder600Bytes() => Assert.InRange(AuditEntryCodec.Encode(Entry("mismatch")).Length, 200, 600);

    private static AuditEntry Entry(string kind)
    {
        var opened = Samples.Opened(Id, Samples.Start);
        return kind switch
        {
            "opened" => opened,
            "matched" => Samples.Booked(opened),
            "mismatch" => Samples.Booked(opened, 45_000),
            "overdue" => Samples.Overdue(opened),
            "repeated" => Samples.Repeated(opened),
            "other id" => opened with { Event = opened.Event! with { TransactionId = TransactionId.Of("pi_9"), Part = 2, PartCount = 3, Cumulative = true, Flag = ReasonCode.DATE_INVALID } },
            "no digest" => opened with { Event = opened.Event! with { PayloadSha256 = "unknown" } },
            "long texts" => opened with { Event = opened.Event! with { EventKey = new string('ä', 250), FactKey = new string('\u20AC', 1000) } },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static string Json(AuditEntry entry) => JsonSerializer.Serialize(entry, EntryJson.Default.AuditEntry);

    [JsonSerializable(typeof(AuditEntry))]
    private sealed partial class EntryJson : JsonSerializerContext;

    private static AuditEntry? TryDecode(byte[] bytes)
    {
        try
        {
            return AuditEntryCodec.Decode(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
