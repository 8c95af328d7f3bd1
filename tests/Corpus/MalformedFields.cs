using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;
using static RealRecon.Core.Normalise.RejectionReason;

namespace RealRecon.Tests.Corpus;

/// <summary>Ids, times, words and members that are not there.</summary>
internal static class MalformedFields
{
    public static IEnumerable<MalformedBody> All =>
    [
        .. Ids.Select(id => MalformedBody.Gateway($"transaction id: {id.Name}", id.Reason, OwnFormats.Gateway.Replace("\"tx-1\"", id.Json))),
        .. Ids.Take(6).Select(id => MalformedBody.Gateway($"order id: {id.Name}", id.Reason, OwnFormats.Gateway.Replace("\"o-1\"", id.Json))),
        .. Times.Select(time => MalformedBody.Gateway($"occurredAt {time}", DATE_INVALID, OwnFormats.Gateway.Replace("2026-05-01T10:00:00Z", time))),
        .. UnixTimes.Select(time => MalformedBody.Gateway($"Stripe created {time}", DATE_INVALID, StripeEvents.Intent.Replace("\"created\": 1777629600", $"\"created\": {time}"))),
        .. MissingFrom("generic", OwnFormats.Gateway, ["eventId", "amount", "currency", "occurredAt"], Side.Gateway),
        .. MissingFrom("Stripe", StripeEvents.Intent, ["id", "currency", "status"], Side.Gateway),
        MalformedBody.Gateway("Stripe without livemode", FIELD_MISSING, StripeEvents.Intent.Replace("\"livemode\": true, \"pending", "\"pending")),
        .. MissingFrom("Razorpay", RazorpayEvents.Payment, ["id", "currency", "status"], Side.Gateway),
        .. MissingFrom("posting", OwnFormats.Posting, ["direction", "amount", "currency", "status"], Side.Bank),
        MalformedBody.Gateway("event id: longer than 200", TEXT_TOO_LONG, OwnFormats.Gateway.Replace("\"e1\"", $"\"{new string('e', 201)}\"")),
        MalformedBody.Gateway("event id: card number", CARD_NUMBER, OwnFormats.Gateway.Replace("\"e1\"", "\"5555555555554444\"")),
        MalformedBody.Gateway("generic status unknown", UNKNOWN_STATUS, OwnFormats.Gateway.Replace("CAPTURED", "SETTLED_MAYBE")),
        MalformedBody.Gateway("generic status in lower case", UNKNOWN_STATUS, OwnFormats.Gateway.Replace("CAPTURED", "captured")),
        MalformedBody.Gateway("generic status a number", FIELD_INVALID, OwnFormats.Gateway.Replace("\"CAPTURED\"", "1")),
        MalformedBody.Gateway("generic status too long", TEXT_TOO_LONG, OwnFormats.Gateway.Replace("CAPTURED", new string('C', 65))),
        MalformedBody.Gateway("Stripe type unknown", SCHEMA_UNKNOWN_VERSION, StripeEvents.Intent.Replace("payment_intent.succeeded", "payment_intent.partially_funded")),
        MalformedBody.Gateway("Stripe charge type unknown", SCHEMA_UNKNOWN_VERSION, StripeEvents.Charge.Replace("charge.succeeded", "charge.melted")),
        MalformedBody.Gateway("Stripe dispute type unknown", SCHEMA_UNKNOWN_VERSION, StripeEvents.Dispute.Replace("funds_withdrawn", "escalated")),
        MalformedBody.Gateway("Stripe payout", SCHEMA_UNKNOWN_VERSION, StripeEvents.Intent.Replace("payment_intent.succeeded", "payout.paid")),
        MalformedBody.Gateway("Stripe status unknown", UNKNOWN_STATUS, StripeEvents.IntentOf("payment_intent.processing", "pondering")),
        MalformedBody.Gateway("Stripe refund status unknown", UNKNOWN_STATUS, StripeEvents.Refund.Replace("\"status\": \"succeeded\"", "\"status\": \"lost\"")),
        MalformedBody.Gateway("Stripe dispute status unknown", UNKNOWN_STATUS, StripeEvents.Dispute.Replace("needs_response", "maybe")),
        MalformedBody.Gateway("Stripe success that contradicts its status", NORMALISE_INCONSISTENT, StripeEvents.IntentOf("payment_intent.succeeded", "canceled")),
        MalformedBody.Gateway("Stripe capture that is not captured", NORMALISE_INCONSISTENT, StripeEvents.ChargeOf("charge.captured", "succeeded", captured: false)),
        MalformedBody.Gateway("Stripe livemode false", TESTMODE_EVENT, StripeEvents.Intent.Replace("\"livemode\": true", "\"livemode\": false")),
        MalformedBody.Gateway("Stripe livemode as text", FIELD_INVALID, StripeEvents.Intent.Replace("\"livemode\": true", "\"livemode\": \"false\"")),
        MalformedBody.Gateway("Stripe object a list", FIELD_INVALID, """{"id":"evt_1","object":"event","created":1777629600,"data":{"object":[]},"livemode":true,"type":"charge.succeeded"}"""),
        MalformedBody.Gateway("Stripe refund of nothing", FIELD_MISSING, StripeEvents.Refund.Replace("\"charge\": \"ch_3QkR7wLz9\"", "\"charge\": null").Replace("\"payment_intent\": \"pi_3QkR7wLz0\"", "\"payment_intent\": null")),
        MalformedBody.Gateway("Stripe intent id a card number", CARD_NUMBER, StripeEvents.Intent.Replace("\"pi_3QkR7wLz0\"", "\"4242424242424242\"")),
        MalformedBody.Gateway("Razorpay event unknown", SCHEMA_UNKNOWN_VERSION, RazorpayEvents.PaymentOf("payment.dispute.created", "captured")),
        MalformedBody.Gateway("Razorpay status unknown", UNKNOWN_STATUS, RazorpayEvents.PaymentOf("payment.captured", "floating")),
        MalformedBody.Gateway("Razorpay capture that contradicts its status", NORMALISE_INCONSISTENT, RazorpayEvents.PaymentOf("payment.captured", "failed")),
        MalformedBody.Gateway("Razorpay payload without its entity", FIELD_MISSING, """{"entity":"event","event":"payment.captured","payload":{"payment":{}},"created_at":1777629600}"""),
        MalformedBody.Bank("posting without references", MISSING_KEY, OwnFormats.PostingWith("\"endToEndId\": \"tx-1\"", "\"endToEndId\": \"NOTPROVIDED\"")),
        MalformedBody.Bank("posting with references null", MISSING_KEY, """{"postingId":"P1","direction":"CREDIT","amount":"1","currency":"EUR","status":"BOOKED","bookedAt":"2026-05-01T10:00:07Z","references":null}"""),
        MalformedBody.Bank("posting direction unknown", FIELD_INVALID, OwnFormats.PostingWith("CREDIT", "SIDEWAYS")),
        MalformedBody.Bank("posting status unknown", UNKNOWN_STATUS, OwnFormats.PostingWith("BOOKED", "REJECTED")),
        MalformedBody.Bank("posting reversal as text", FIELD_INVALID, OwnFormats.PostingWith("\"reversal\": false", "\"reversal\": \"false\"")),
        MalformedBody.Bank("posting part beyond parts", FIELD_INVALID, OwnFormats.PostingWith("\"batch\": null", "\"batch\": {\"part\":4,\"parts\":3}")),
        MalformedBody.Bank("posting part zero", FIELD_INVALID, OwnFormats.PostingWith("\"batch\": null", "\"batch\": {\"part\":0,\"parts\":3}")),
        MalformedBody.Bank("posting part without parts", FIELD_MISSING, OwnFormats.PostingWith("\"batch\": null", "\"batch\": {\"part\":1}")),
        MalformedBody.Bank("posting booked at 30 February", DATE_INVALID, OwnFormats.PostingWith("2026-05-01T10:00:07Z", "2026-02-30T10:00:07Z")),
        MalformedBody.Bank("posting bank reference a card number", CARD_NUMBER, OwnFormats.PostingWith("BR20260501-42", "4000 0566 5566 5556")),
        MalformedBody.Bank("posting reference with a line break", ID_INVALID, OwnFormats.PostingWith("\"tx-1\"", "\"tx\\n1\"")),
    ];

    private static readonly (string Name, string Json, RejectionReason Reason)[] Ids =
    [
        ("empty", "\"\"", ID_INVALID),
        ("a number", "12345", FIELD_INVALID),
        ("65 characters", $"\"{new string('x', 65)}\"", TEXT_TOO_LONG),
        ("card number", "\"4111111111111111\"", CARD_NUMBER),
        ("card number with blanks", "\"4111 1111 1111 1111\"", CARD_NUMBER),
        ("card number with hyphens", "\"3782-822463-10005\"", CARD_NUMBER),
        ("card number with dots", "\"4111.1111.1111.1111\"", CARD_NUMBER),
        ("card number in full-width digits", "\"\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\"", CARD_NUMBER),
        ("RuPay number", "\"8171999900000018\"", CARD_NUMBER),
        ("blank", "\" \"", ID_INVALID),
        ("blank before", "\" tx\"", ID_INVALID),
        ("blank behind", "\"tx \"", ID_INVALID),
        ("no-break space behind", "\"tx\u00a0\"", ID_INVALID),
        ("zero byte", "\"tx\\u0000\"", ID_INVALID),
        ("line break", "\"t\\nx\"", ID_INVALID),
        ("tab inside", "\"t\\tx\"", ID_INVALID),
        ("delete", "\"t\u007fx\"", ID_INVALID),
        ("C1 control", "\"t\u0085x\"", ID_INVALID),
        ("zero-width space", "\"t\u200bx\"", ID_INVALID),
        ("byte order mark", "\"t\ufeffx\"", ID_INVALID),
        ("right-to-left override", "\"t\u202ex\"", ID_INVALID),
        ("line separator", "\"t\u2028x\"", ID_INVALID),
        ("private character", "\"t\ue000x\"", ID_INVALID),
        ("noncharacter", "\"t\uffffx\"", ID_INVALID),
        ("tag characters", "\"t\udb40\udc41x\"", ID_INVALID),
        ("half a surrogate pair", "\"t\\ud800x\"", ENCODING_INVALID),
        ("a pair the wrong way round", "\"t\\udc00\\ud800x\"", ENCODING_INVALID),
        ("an object", "{}", FIELD_INVALID),
        ("a list", "[\"tx-1\"]", FIELD_INVALID),
        ("true", "true", FIELD_INVALID),
    ];

    private static readonly string[] Times =
    [
        "2026-05-01T10:00:00", "2026-05-01", "2026-05-01 10:00:00Z", "20260501T100000Z", "01.05.2026", "2026-02-30T10:00:00Z", "2026-13-01T10:00:00Z",
        "2026-05-00T10:00:00Z", "2026-05-01T24:00:00Z", "2026-05-01T10:60:00Z", "2026-05-01T23:59:60Z", "0001-01-01T00:00:00Z", "1999-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z", "2026-05-01T10:00:00.Z", "2026-05-01T10:00:00+0530", "2026-05-01T10:00:00+15:00", "2026-05-01T10:00:00ZZ", "1777629600", "yesterday", "",
    ];

    private static readonly string[] UnixTimes = ["\"1777629600\"", "1777629600.5", "1.7e9", "1777629600000", "-1", "0", "99999999999999999999", "true"];

    // A member that is null counts as absent, which keeps the body well-formed.
    private static IEnumerable<MalformedBody> MissingFrom(string format, string body, string[] members, Side side) =>
        from member in members
        let at = body.IndexOf($"\"{member}\":", StringComparison.Ordinal) + member.Length + 3
        let end = body.IndexOfAny([',', '\n', '}'], at)
        select new MalformedBody($"{format} without {member}", FIELD_MISSING, side, System.Text.Encoding.UTF8.GetBytes(body[..at] + "null" + body[end..]));
}
