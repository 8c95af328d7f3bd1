using System.Text;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;
using static RealRecon.Core.Normalise.RejectionReason;

namespace RealRecon.Tests.Corpus;

/// <summary>Bytes, JSON, XML, envelopes and formats.</summary>
internal static class MalformedDocuments
{
    public static IEnumerable<MalformedBody> All =>
    [
        .. Truncated(OwnFormats.Gateway, 20).Select((body, i) => MalformedBody.Gateway($"generic cut off, {i}", JSON_MALFORMED, body)),
        .. Truncated(CamtDocuments.Of(CamtDocuments.Entry), 15).Select((body, i) => MalformedBody.Bank($"camt cut off, {i}", XML_MALFORMED, body)),
        .. Json.Select(json => MalformedBody.Gateway($"JSON: {json.Name}", json.Reason, json.Body)),
        .. Bytes.Select(body => new MalformedBody($"bytes: {body.Name}", body.Reason, body.Bytes[0] == '<' ? Side.Bank : Side.Gateway, body.Bytes)),
        .. Xml.Select(xml => MalformedBody.Bank($"XML: {xml.Name}", xml.Reason, xml.Body)),
        .. Entries.Select(entry => MalformedBody.Bank($"camt: {entry.Name}", entry.Reason, CamtDocuments.Of(CamtDocuments.EntryWith(entry.Before, entry.After)))),
        .. Envelopes.Select(envelope => MalformedBody.Gateway($"envelope: {envelope.Name}", envelope.Reason, envelope.Body)),
        .. Formats.Select(format => new MalformedBody($"format: {format.Name}", format.Reason, format.Side, Encoding.UTF8.GetBytes(format.Body), format.Provider)),
        new MalformedBody("body empty", BODY_EMPTY, Side.Gateway, []),
        MalformedBody.Gateway("body blank", BODY_EMPTY, " \r\n\t "),
        MalformedBody.Gateway("JSON over its limit", BODY_TOO_LARGE, OwnFormats.Gateway + new string(' ', Limits.JsonBytes)),
        MalformedBody.Bank("XML over its limit", BODY_TOO_LARGE, CamtDocuments.Of(CamtDocuments.Entry) + new string(' ', Limits.XmlBytes)),
        MalformedBody.Bank("XML over its tags", BODY_TOO_LARGE, CamtDocuments.Of(string.Concat(Enumerable.Repeat("<a/>", Limits.XmlTags)))),
        MalformedBody.Bank("XML over its attributes", BODY_TOO_LARGE, CamtDocuments.Of($"<a {string.Concat(Enumerable.Range(0, Limits.XmlAttributes).Select(i => $"a{i}='' "))}/>")),
    ];

    private static readonly (string Name, RejectionReason Reason, string Body)[] Json =
    [
        ("one brace", JSON_MALFORMED, "{"),
        ("a word", JSON_MALFORMED, "hello"),
        ("a comment", JSON_MALFORMED, OwnFormats.Gateway + "// note"),
        ("a trailing comma", JSON_MALFORMED, OwnFormats.Gateway.Replace("Z\"}", "Z\",}")),
        ("single quotes", JSON_MALFORMED, OwnFormats.Gateway.Replace('"', '\'')),
        ("a bare name", JSON_MALFORMED, OwnFormats.Gateway.Replace("\"amount\"", "amount")),
        ("two documents", JSON_MALFORMED, OwnFormats.Gateway + OwnFormats.Gateway),
        ("lines of documents", JSON_MALFORMED, OwnFormats.Gateway + "\n" + OwnFormats.Gateway),
        ("NaN", JSON_MALFORMED, OwnFormats.GatewayWorth("NaN", "EUR")),
        ("Infinity", JSON_MALFORMED, OwnFormats.GatewayWorth("Infinity", "EUR")),
        ("a leading zero", JSON_MALFORMED, OwnFormats.GatewayWorth("05", "EUR")),
        ("a plus sign", JSON_MALFORMED, OwnFormats.GatewayWorth("+5", "EUR")),
        ("a bare point", JSON_MALFORMED, OwnFormats.GatewayWorth("5.", "EUR")),
        ("a hexadecimal number", JSON_MALFORMED, OwnFormats.GatewayWorth("0x10", "EUR")),
        ("a raw line break in a text", JSON_MALFORMED, OwnFormats.Gateway.Replace("tx-1", "tx\n1")),
        ("an unknown escape", JSON_MALFORMED, OwnFormats.Gateway.Replace("tx-1", "tx\\x31")),
        ("a short escape", JSON_MALFORMED, OwnFormats.Gateway.Replace("tx-1", "tx\\u12")),
        ("True in capitals", JSON_MALFORMED, StripeEvents.Intent.Replace("true", "True")),
        ("17 levels", JSON_TOO_DEEP, new string('[', 17) + new string(']', 17)),
        ("17 levels of objects", JSON_TOO_DEEP, $"{string.Concat(Enumerable.Repeat("{\"a\":", 17))}1{new string('}', 17)}"),
        ("100,000 levels", JSON_TOO_DEEP, new string('[', 100_000) + new string(']', 100_000)),
        ("100,000 levels that never close", JSON_TOO_DEEP, string.Concat(Enumerable.Repeat("{\"a\":", 50_000))),
        ("a duplicate amount", JSON_DUPLICATE_KEY, OwnFormats.GatewayWorth("\"1\",\"amount\":\"999\"", "EUR")),
        ("a duplicate by escape", JSON_DUPLICATE_KEY, OwnFormats.GatewayWorth("\"1\",\"\\u0061mount\":\"999\"", "EUR")),
        ("a duplicate that nobody reads", JSON_DUPLICATE_KEY, StripeEvents.Intent.Replace("\"tip\": {}", "\"tip\": {\"a\":1,\"a\":1}")),
        ("half a pair in a name", ENCODING_INVALID, OwnFormats.GatewayWorth("\"1\",\"\\ud83d\":1", "EUR")),
        ("half a pair where nobody reads", ENCODING_INVALID, StripeEvents.Intent.Replace("\\ud83d\\ude00", "\\ud83d \\ude00")),
        ("an array of nothing", BODY_EMPTY, "[]"),
        ("an array in an array", UNKNOWN_FORMAT, "[[]]"),
        ("an array of a bare payload", UNKNOWN_FORMAT, $"[{OwnFormats.Gateway}]"),
        ("an empty object", UNKNOWN_FORMAT, "{}"),
        ("a number", UNKNOWN_FORMAT, "42"),
        ("a text", UNKNOWN_FORMAT, "\"tx-1\""),
        ("null", UNKNOWN_FORMAT, "null"),
        ("a payload as a text", UNKNOWN_FORMAT, "\"{\\\"transactionId\\\":\\\"tx-1\\\"}\""),
    ];

    private static readonly (string Name, RejectionReason Reason, byte[] Bytes)[] Bytes =
    [
        ("UTF-16 with its mark", ENCODING_INVALID, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(OwnFormats.Gateway)]),
        ("UTF-16 without a mark", ENCODING_INVALID, Encoding.Unicode.GetBytes(OwnFormats.Gateway)),
        ("UTF-16 the other way round", ENCODING_INVALID, Encoding.BigEndianUnicode.GetBytes(OwnFormats.Gateway)),
        ("UTF-32", ENCODING_INVALID, Encoding.UTF32.GetBytes(OwnFormats.Gateway)),
        ("UTF-8 mark before JSON", ENCODING_INVALID, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(OwnFormats.Gateway)]),
        ("Latin-1", ENCODING_INVALID, Encoding.Latin1.GetBytes(OwnFormats.Gateway.Replace("tx-1", "café"))),
        ("overlong slash", ENCODING_INVALID, With([0xC0, 0xAF])),
        ("encoded surrogate", ENCODING_INVALID, With([0xED, 0xA0, 0x80])),
        ("beyond Unicode", ENCODING_INVALID, With([0xF4, 0x90, 0x80, 0x80])),
        ("a lone continuation", ENCODING_INVALID, With([0x80])),
        ("a cut-off character", ENCODING_INVALID, With([0xE2, 0x82])),
        ("a zero byte behind the document", ENCODING_INVALID, [.. Encoding.UTF8.GetBytes(OwnFormats.Gateway), 0]),
        ("one byte", JSON_MALFORMED, [(byte)'x']),
        ("compressed", ENCODING_INVALID, [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00]),
        ("XML in Latin-1", ENCODING_INVALID, Encoding.Latin1.GetBytes(CamtDocuments.Of(CamtDocuments.EntryWith("Jane", "Zoë")))),
        ("XML in UTF-16 without a mark", ENCODING_INVALID, Encoding.Unicode.GetBytes(CamtDocuments.Of(CamtDocuments.Entry))),
    ];

    private static readonly (string Name, RejectionReason Reason, string Body)[] Xml =
    [
        ("DTD", XML_DTD_FORBIDDEN, "<!DOCTYPE Document><Document/>"),
        ("external entity", XML_DTD_FORBIDDEN, "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document>&x;</Document>"),
        ("billion laughs", XML_DTD_FORBIDDEN, "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><Document>&b;</Document>"),
        ("unknown entity", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("Jane", "&nbsp;"))),
        ("control character", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("Jane", "&#1;"))),
        ("half a pair", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("Jane", "&#xD800;"))),
        ("crossed tags", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("</TxDtls></NtryDtls>", "</NtryDtls></TxDtls>"))),
        ("text behind the end", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.Entry) + "more"),
        ("two roots", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.Entry) + "<Document/>"),
        ("a duplicate attribute", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("<Amt Ccy=\"EUR\">", "<Amt Ccy=\"EUR\" Ccy=\"USD\">"))),
        ("an undeclared prefix", XML_MALFORMED, CamtDocuments.Of(CamtDocuments.EntryWith("<NtryRef>1</NtryRef>", "<x:NtryRef>1</x:NtryRef>"))),
        ("declared as Latin-1", ENCODING_INVALID, CamtDocuments.Of(CamtDocuments.Entry).Replace("UTF-8", "ISO-8859-1")),
        ("declared as UTF-16", ENCODING_INVALID, CamtDocuments.Of(CamtDocuments.Entry).Replace("UTF-8", "UTF-16")),
        ("25 levels", XML_TOO_DEEP, CamtDocuments.Of(string.Concat(Enumerable.Repeat("<a>", 22)) + string.Concat(Enumerable.Repeat("</a>", 22)))),
        ("40,000 levels", XML_TOO_DEEP, CamtDocuments.Of(string.Concat(Enumerable.Repeat("<a>", 40_000)))),
        ("no namespace", UNKNOWN_FORMAT, "<Document><BkToCstmrDbtCdtNtfctn/></Document>"),
        ("a web page", UNKNOWN_FORMAT, "<html><body>502 Bad Gateway</body></html>"),
        ("camt.053", UNSUPPORTED_FORMAT, CamtDocuments.Of(CamtDocuments.Entry).Replace("camt.054", "camt.053")),
        ("version 1", SCHEMA_UNKNOWN_VERSION, CamtDocuments.Of(CamtDocuments.Entry, "01")),
        ("version 14", SCHEMA_UNKNOWN_VERSION, CamtDocuments.Of(CamtDocuments.Entry, "14")),
        ("version of letters", SCHEMA_UNKNOWN_VERSION, CamtDocuments.Of(CamtDocuments.Entry, "x8")),
        ("another message", FIELD_MISSING, CamtDocuments.Of(CamtDocuments.Entry).Replace("BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt")),
        ("no entry", FIELD_MISSING, CamtDocuments.Of("")),
        ("a duplicate notification", DUP_STATEMENT, CamtDocuments.Of(CamtDocuments.Entry, copy: "DUPL")),
    ];

    private static readonly (string Name, RejectionReason Reason, string Before, string After)[] Entries =
    [
        ("no amount", FIELD_MISSING, "<Amt Ccy=\"EUR\">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>", "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>"),
        ("no direction", FIELD_MISSING, "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd>", ""),
        ("direction unknown", FIELD_INVALID, "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd>", "<CdtDbtInd>CREDIT</CdtDbtInd>"),
        ("no status", FIELD_MISSING, "<Sts><Cd>BOOK</Cd></Sts>", ""),
        ("status unknown", UNKNOWN_STATUS, "<Cd>BOOK</Cd>", "<Cd>BOOKED</Cd>"),
        ("status empty", UNKNOWN_STATUS, "<Sts><Cd>BOOK</Cd></Sts>", "<Sts/>"),
        ("status twice", FIELD_INVALID, "<Sts><Cd>BOOK</Cd></Sts>", "<Sts><Cd>BOOK</Cd></Sts><Sts><Cd>PDNG</Cd></Sts>"),
        ("reversal unknown", FIELD_INVALID, "<RvslInd>false", "<RvslInd>no"),
        ("date unreadable", DATE_INVALID, "<DtTm>2026-05-01T12:00:07+02:00</DtTm>", "<Dt>01.05.2026</Dt>"),
        ("date without sense", DATE_INVALID, "<DtTm>2026-05-01T12:00:07+02:00</DtTm>", "<Dt>2026-05-32</Dt>"),
        ("total not the sum", NORMALISE_INCONSISTENT, "<Amt Ccy=\"EUR\">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>", "<Amt Ccy=\"EUR\">500.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>"),
        ("directions differ", NORMALISE_INCONSISTENT, "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>", "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>"),
        ("currencies differ", NORMALISE_INCONSISTENT, "<Amt Ccy=\"EUR\">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>", "<Amt Ccy=\"USD\">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>"),
        ("no key", MISSING_KEY, "<EndToEndId>tx-1</EndToEndId><UETR>0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001</UETR>", "<EndToEndId>notprovided</EndToEndId>"),
        ("no details", MISSING_KEY, "<TxDtls><Refs><MsgId>M9</MsgId><EndToEndId>tx-1</EndToEndId><UETR>0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001</UETR></Refs>", "<TxDtls>"),
        ("key twice", FIELD_INVALID, "<EndToEndId>tx-1</EndToEndId>", "<EndToEndId>tx-1</EndToEndId><EndToEndId>tx-2</EndToEndId>"),
        ("key a card number", CARD_NUMBER, "<EndToEndId>tx-1</EndToEndId>", "<EndToEndId>4111111111111111</EndToEndId>"),
        ("key too long", TEXT_TOO_LONG, "<EndToEndId>tx-1</EndToEndId>", "<EndToEndId>" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0" + "</EndToEndId>"),
        ("key of many characters", TEXT_TOO_LONG, "tx-1", "x" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        ("key with a direction mark", ID_INVALID, "tx-1", "tx&#x202E;1"),
        ("key with a blank behind", ID_INVALID, "tx-1<", "tx-1 <"),
        ("bank reference with a control character", ID_INVALID, "ASR-0001", "ASR&#9;0001"),
        ("bank reference a card number", CARD_NUMBER, "ASR-0001", "6011111111111117"),
    ];

    private static readonly (string Name, RejectionReason Reason, string Body)[] Envelopes =
    [
        ("CloudEvents 0.3", SCHEMA_UNKNOWN_VERSION, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("\"1.0\"", "\"0.3\"")),
        ("CloudEvents version a number", FIELD_INVALID, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("\"1.0\"", "1.0")),
        ("CloudEvent without an id", FIELD_MISSING, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("\"id\":\"ce-1\",", "")),
        ("CloudEvent with an empty id", ID_INVALID, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("ce-1", "")),
        ("CloudEvent without a source", FIELD_MISSING, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("\"source\":\"s\",", "")),
        ("CloudEvent without a type", FIELD_MISSING, CloudEvent($"\"data\":{OwnFormats.Gateway}").Replace("\"type\":\"t\",", "")),
        ("CloudEvent without data", FIELD_INVALID, CloudEvent("\"subject\":\"x\"")),
        ("CloudEvent with data twice", FIELD_INVALID, CloudEvent($"\"data\":{OwnFormats.Gateway},\"data_base64\":\"e30=\"")),
        ("CloudEvent with an array", FIELD_INVALID, CloudEvent("\"data\":[]")),
        ("CloudEvent with a number", FIELD_INVALID, CloudEvent("\"data\":5")),
        ("CloudEvent with broken base64", FIELD_INVALID, CloudEvent("\"data_base64\":\"e30\"")),
        ("CloudEvent with base64 of nothing", BODY_EMPTY, CloudEvent("\"data_base64\":\"\"")),
        ("CloudEvent with base64 of half a document", JSON_MALFORMED, CloudEvent($"\"data_base64\":\"{Convert.ToBase64String("{\"a\":"u8)}\"")),
        ("CloudEvent with base64 of UTF-16", ENCODING_INVALID, CloudEvent($"\"data_base64\":\"{Convert.ToBase64String(Encoding.Unicode.GetBytes(OwnFormats.Gateway))}\"")),
        ("CloudEvent with base64 of depth", JSON_TOO_DEEP, CloudEvent($"\"data_base64\":\"{Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('[', 17)))}\"")),
        ("CloudEvent with base64 of duplicates", JSON_DUPLICATE_KEY, CloudEvent($"\"data_base64\":\"{Convert.ToBase64String("{\"a\":1,\"a\":1}"u8)}\"")),
        ("CloudEvent with plain text", UNSUPPORTED_FORMAT, CloudEvent("\"datacontenttype\":\"text/plain\",\"data\":\"hello\"")),
        ("CloudEvent with Avro", UNSUPPORTED_FORMAT, CloudEvent("\"datacontenttype\":\"avro/binary\",\"data_base64\":\"AAAA\"")),
        ("CloudEvent: JSON that is XML", FIELD_INVALID, CloudEvent("\"datacontenttype\":\"application/json\",\"data\":\"<Document/>\"")),
        ("CloudEvent: XML that is JSON", FIELD_INVALID, CloudEvent($"\"datacontenttype\":\"application/xml\",\"data\":{OwnFormats.Gateway}")),
        ("CloudEvent: XML that is JSON in base64", FIELD_INVALID, CloudEvent("\"datacontenttype\":\"application/xml\",\"data_base64\":\"e30=\"")),
        ("CloudEvent: JSON that is XML in base64", FIELD_INVALID, CloudEvent("\"datacontenttype\":\"application/json\",\"data_base64\":\"PGEvPg==\"")),
        ("CloudEvent in a CloudEvent", UNKNOWN_FORMAT, CloudEvent($"\"data\":{CloudEvent($"\"data\":{OwnFormats.Gateway}")}")),
        ("CloudEvent with something else", UNKNOWN_FORMAT, CloudEvent("\"data\":{\"temperature\":21}")),
        ("Event Grid event without an id", FIELD_MISSING, EventGrid(OwnFormats.Gateway).Replace("\"id\":\"eg-1\",", "")),
        ("Event Grid event without a subject", FIELD_MISSING, EventGrid(OwnFormats.Gateway).Replace("\"subject\":\"s\",", "")),
        ("Event Grid event with null", FIELD_INVALID, EventGrid("null")),
        ("Event Grid event with an array", FIELD_INVALID, EventGrid("[]")),
        ("Event Grid event with something else", UNKNOWN_FORMAT, EventGrid("{\"make\":\"x\"}")),
    ];

    private static readonly (string Name, RejectionReason Reason, Side Side, string Body, string? Provider)[] Formats =
    [
        ("provider adyen", UNSUPPORTED_FORMAT, Side.Gateway, "{}", "adyen"),
        ("provider paypal", UNSUPPORTED_FORMAT, Side.Gateway, "{}", "paypal"),
        ("provider mt", UNSUPPORTED_FORMAT, Side.Bank, ":20:X", "mt"),
        ("provider bai2", UNSUPPORTED_FORMAT, Side.Bank, "01,A,B", "bai2"),
        ("provider unheard of", UNKNOWN_FORMAT, Side.Gateway, OwnFormats.Gateway, "monopoly"),
        ("provider in capitals", UNKNOWN_FORMAT, Side.Gateway, OwnFormats.Gateway, "Generic"),
        ("Adyen by its body", UNSUPPORTED_FORMAT, Side.Gateway, "{\"live\":\"true\",\"notificationItems\":[]}", null),
        ("PayPal by its body", UNSUPPORTED_FORMAT, Side.Gateway, "{\"id\":\"WH-1\",\"event_type\":\"PAYMENT.CAPTURE.COMPLETED\",\"resource\":{}}", null),
        ("MT940 by its body", UNSUPPORTED_FORMAT, Side.Bank, ":20:STARTUMS\r\n:25:1\r\n", null),
        ("MT940 in its blocks", UNSUPPORTED_FORMAT, Side.Bank, "{1:F01BANKDEFFAXXX0000000000}{4:\r\n:20:X\r\n-}", null),
        ("BAI2 by its body", UNSUPPORTED_FORMAT, Side.Bank, "01,122099999,123456789,040621,0200,1,65,,2/\n", null),
        ("Stripe on the bank's hub", WRONG_SIDE, Side.Bank, StripeEvents.Intent, null),
        ("Razorpay on the bank's hub", WRONG_SIDE, Side.Bank, RazorpayEvents.Payment, "razorpay"),
        ("generic on the bank's hub", WRONG_SIDE, Side.Bank, OwnFormats.Gateway, "generic"),
        ("posting on the gateway's hub", WRONG_SIDE, Side.Gateway, OwnFormats.Posting, null),
        ("camt on the gateway's hub", WRONG_SIDE, Side.Gateway, CamtDocuments.Of(CamtDocuments.Entry), null),
        ("camt named as Stripe", JSON_MALFORMED, Side.Gateway, CamtDocuments.Of(CamtDocuments.Entry), "stripe"),
        ("JSON named as camt", XML_MALFORMED, Side.Bank, OwnFormats.Posting, "camt"),
        ("generic named as Stripe", FIELD_MISSING, Side.Gateway, OwnFormats.Gateway, "stripe"),
        ("generic without a transaction id", FIELD_MISSING, Side.Gateway, OwnFormats.Gateway.Replace("transactionId", "txId"), "generic"),
        ("generic without a transaction id or name", UNKNOWN_FORMAT, Side.Gateway, OwnFormats.Gateway.Replace("transactionId", "txId"), null),
    ];

    private static IEnumerable<string> Truncated(string body, int count) => Enumerable.Range(1, count).Select(i => body[..(body.Length * i / (count + 1))]);

    private static byte[] With(byte[] inId)
    {
        var body = Encoding.UTF8.GetBytes(OwnFormats.Gateway);
        var at = body.AsSpan().IndexOf("tx-1"u8);
        return [.. body[..at], .. inId, .. body[at..]];
    }

    private static string CloudEvent(string rest) => $$"""{"specversion":"1.0","id":"ce-1","source":"s","type":"t",{{rest}}}""";

    private static string EventGrid(string data) => $$"""{"id":"eg-1","topic":"t","subject":"s","eventType":"Psp.Payment","eventTime":"2026-05-01T10:00:00Z","data":{{data}},"dataVersion":"1"}""";
}
