using System.Text;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Scenarios;

/// <summary>A body that has to be refused.</summary>
/// <param name="What">What is wrong with it, in words.</param>
/// <param name="Hub">Where it is sent.</param>
/// <param name="Provider">What its <c>provider</c> property claims.</param>
/// <param name="Reason">Under which word it becomes a dead letter.</param>
/// <param name="Body">As sent.</param>
internal sealed record Malformed(string What, string Hub, string? Provider, string Reason, byte[] Body)
{
    private const int Deep = 100_000;

    /// <summary>Fits a transfer of 1 MiB and is far more than any payment event needs.</summary>
    private const int Oversized = 900_000;

    /// <summary>One of every kind. Each is otherwise sound, so that the reason is the one meant.</summary>
    internal static IReadOnlyList<Malformed> Each(Draw draw) =>
    [
        Gateway("JSON that stops in the middle", "JSON_MALFORMED", Event(draw)[..60]),
        Gateway("nothing at all", "BODY_EMPTY", ""),
        Gateway("a key given twice", "JSON_DUPLICATE_KEY", Event(draw, more: ",\"amount\":\"1.00\"")),
        Gateway($"JSON {Deep:N0} levels deep", "JSON_TOO_DEEP", $"{{\"eventId\":{new string('[', Deep)}{new string(']', Deep)}}}"),
        new("bytes that are not UTF-8", Sending.Hub.Gateway, GenericPayload.Provider, "ENCODING_INVALID", NotUtf8(draw)),
        Gateway("the amount 1e400", "AMOUNT_MALFORMED", Event(draw, amount: "1e400")),
        Gateway("an amount of 35 digits", "AMOUNT_TOO_LARGE", Event(draw, amount: "12345678901234567890123456789012345")),
        Gateway("more decimals than the rupee has", "NORMALISE_INCONSISTENT", Event(draw, amount: "500.005")),
        Gateway("a currency that does not exist", "UNKNOWN_CURRENCY", Event(draw, currency: "XYZ")),
        Gateway("a control character in the id", "ID_INVALID", Event(draw, idTail: "\\u0007")),
        new("a body of 900 kB", Sending.Hub.Gateway, GenericPayload.Provider, "BODY_TOO_LARGE", Encoding.UTF8.GetBytes(Event(draw, more: $",\"note\":\"{new string('x', Oversized)}\""))),
        new("a format that nobody knows", Sending.Hub.Gateway, null, "UNKNOWN_FORMAT", Encoding.UTF8.GetBytes($"{{\"hello\":\"{draw.Token(8)}\"}}")),
        Bank("XML that stops in the middle", "XML_MALFORMED", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>"),
        Bank("XML with a DTD", "XML_DTD_FORBIDDEN", "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Document>&b;</Document>"),
        Bank("XML 30,000 levels deep", "XML_TOO_DEEP", $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">{string.Concat(Enumerable.Repeat("<a>", 30_000))}"),
        new("a gateway's event in the bank's hub", Sending.Hub.Bank, GenericPayload.Provider, "WRONG_SIDE", Encoding.UTF8.GetBytes(Event(draw))),
    ];

    private static Malformed Gateway(string what, string reason, string body) => new(what, Sending.Hub.Gateway, GenericPayload.Provider, reason, Encoding.UTF8.GetBytes(body));

    private static Malformed Bank(string what, string reason, string body) => new(what, Sending.Hub.Bank, CamtPayload.Provider, reason, Encoding.UTF8.GetBytes(body));

    private static string Event(Draw draw, string amount = "500.00", string currency = "INR", string idTail = "", string more = "") =>
        $$"""{"eventId":"ev-{{draw.Token(16)}}","transactionId":"tx-{{draw.Token(16)}}{{idTail}}","amount":"{{amount}}","currency":"{{currency}}","status":"CAPTURED","occurredAt":"2026-05-01T10:00:00Z"{{more}}}""";

    private static byte[] NotUtf8(Draw draw)
    {
        var body = Encoding.UTF8.GetBytes(Event(draw, more: ",\"orderId\":\"??\""));
        // 0xC3 announces a second byte of the range 0x80 to 0xBF; a bracket is none.
        body[^4] = 0xC3;
        body[^3] = (byte)'(';
        return body;
    }
}
