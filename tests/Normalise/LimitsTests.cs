using System.Diagnostics;
using System.Text;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

/// <summary>The worst bodies within the limits, each made to cost as much as it can.</summary>
public sealed class LimitsTests
{
    private const string Head = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>";
    private const string Tail = "</BkToCstmrDbtCdtNtfctn></Document>";

    public static TheoryData<string, string> Worst => new()
    {
        { "levels", new string('[', Limits.JsonBytes) },
        { "numbers", $"[{string.Join(',', Enumerable.Repeat("1", 131_000))}]" },
        { "objects", $"[{string.Join(',', Enumerable.Repeat("{}", 87_000))}]" },
        { "distinct names", $"{{{Members(24_000, "n")}}}" },
        { "escaped names", $"{{{Members(15_000, "\\u0061")}}}" },
        { "a duplicate at the end", $"{{{Members(24_000, "n")},\"n0\":1}}" },
        { "one long text", OwnFormats.Gateway.Replace("tx-1", new string('x', 261_000)) },
        { "one long escaped text", OwnFormats.Gateway.Replace("tx-1", string.Concat(Enumerable.Repeat("\\u00e9", 43_000))) },
        { "one long number", OwnFormats.GatewayWorth(new string('9', 261_000), "INR") },
        { "one long base64", $$"""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{{Members(17_000, "n")}}}"))}}"}""" },
        { "many events", $"[{string.Join(',', Enumerable.Range(0, 900).Select(i => $$"""{"specversion":"1.0","id":"{{i}}","source":"s","type":"t","data":{{OwnFormats.Gateway.Replace("tx-1", $"tx-{i}")}}}"""))}]" },
        { "XML levels", Head + string.Concat(Enumerable.Repeat("<a>", 59_000)) },
        { "XML names", Head + string.Concat(Enumerable.Range(0, 59_000).Select(i => $"<n{i}/>")) + Tail },
        { "XML attributes of one element", $"{Head}<a {string.Concat(Enumerable.Range(0, 11_900).Select(i => $"n{i}='' "))}/>{Tail}" },
        { "XML namespaces", Head + string.Concat(Enumerable.Range(0, 11_900).Select(i => $"<a xmlns:p{i}='u{i}'/>")) + Tail },
        { "XML long names", Head + string.Concat(Enumerable.Range(0, 50).Select(i => $"<{new string((char)('a' + (i % 26)), 20_000)}{i}/>")) + Tail },
        { "XML text", $"{Head}<GrpHdr><MsgId>{new string('x', 1_040_000)}</MsgId></GrpHdr>{Tail}" },
        { "XML text of references", $"{Head}<GrpHdr><MsgId>{string.Concat(Enumerable.Repeat("&#233;", 170_000))}</MsgId></GrpHdr>{Tail}" },
        { "XML attribute", $"{Head}<Ntfctn><Ntry><Amt Ccy=\"{new string('x', 1_040_000)}\">1</Amt></Ntry></Ntfctn>{Tail}" },
        { "XML comment", $"{Head}<!--{new string('x', 1_040_000)}-->{Tail}" },
        { "XML CDATA", $"{Head}<GrpHdr><MsgId>{string.Concat(Enumerable.Repeat("<![CDATA[x]]>", 59_000))}</MsgId></GrpHdr>{Tail}" },
        { "XML details", $"{Head}<Ntfctn><Ntry><NtryDtls>{string.Concat(Enumerable.Repeat("<TxDtls></TxDtls>", 29_000))}</NtryDtls></Ntry></Ntfctn>{Tail}" },
        { "XML entries", CamtDocuments.Of(string.Concat(Enumerable.Range(0, 1000).Select(i => CamtDocuments.Entry.Replace("tx-1", $"tx-{i}")))) },
    };

    [Theory]
    [MemberData(nameof(Worst))]
    public void Body_WhenMadeToCostMost_StaysWithinItsBudget(string name, string text)
    {
        const long budgetBytes = 8 * 1024 * 1024;
        var body = Encoding.UTF8.GetBytes(text);
        var side = text.StartsWith('<') ? Side.Bank : Side.Gateway;
        Measure(side, body);

        var (bytes, time) = Measure(side, body);
        Assert.True(bytes <= budgetBytes, $"{name}: {bytes} bytes allocated");

        // Generous, because the machine may be busy: about 25 ms are usual, a quadratic reader would need seconds.
        Assert.True(time < TimeSpan.FromSeconds(1), $"{name}: {time}");
    }

    [Fact]
    public void Body_WhenExactlyAtTheLimit_IsRead()
    {
        var padding = new string(' ', Limits.JsonBytes - OwnFormats.Gateway.Length);
        Assert.Equal("tx-1", Given.OnGateway(OwnFormats.Gateway + padding).OnlyEvent().TransactionId.Value);
        Assert.Equal(RejectionReason.BODY_TOO_LARGE, Given.OnGateway(OwnFormats.Gateway + padding + " ").OnlyRejection());
    }

    [Fact]
    public void Body_WhenItHoldsTheMostMovements_IsReadAndOneMoreIsTooMany()
    {
        static string Entries(int count) => CamtDocuments.Of(string.Concat(Enumerable.Range(0, count).Select(i => CamtDocuments.OldEntry.Replace("tx-1", $"tx-{i}"))));
        Assert.Equal(Limits.Movements, Given.OnBank(Entries(Limits.Movements)).Events.Length);
        Assert.Equal(RejectionReason.TOO_MANY_MOVEMENTS, Given.OnBank(Entries(Limits.Movements + 1)).OnlyRejection());
    }

    private static (long Bytes, TimeSpan Time) Measure(Side side, byte[] body)
    {
        var hubEvent = Given.Event(side, body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        Normaliser.Normalise(hubEvent, new NormaliseRules());
        return (GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(start));
    }

    private static string Members(int count, string prefix) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{prefix}{i}\":1"));
}
