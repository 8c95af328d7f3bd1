using RealRecon.Core.Normalise.Documents;
using RealRecon.Core.Normalise.Formats.Camt;
using RealRecon.Core.Normalise.Formats.Stripe;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>The formats that RealRecon reads, and those that it knows but does not read yet.</summary>
internal static class FormatTable
{
    private static readonly PayloadFormat[] Known =
    [
        new GenericFormat(),
        new LedgerFormat(),
        new StripeFormat(),
        new RazorpayFormat(),
        new CamtFormat(),
    ];

    private static readonly string[] NotReadYet = ["adyen", "paypal", "mt", "bai2"];

    public static IEnumerable<string> Names => Known.Select(format => format.Provider).Concat(NotReadYet);

    /// <summary>Why an application property <c>provider</c> cannot be served; null when it can, or when there is none.</summary>
    public static Rejection? RefusalOf(string? provider) => provider switch
    {
        null or "" => null,
        _ when NotReadYet.Contains(provider) => new(RejectionReason.UNSUPPORTED_FORMAT, "The provider's format is known but not read yet."),
        _ => Find(provider) is null ? new(RejectionReason.UNKNOWN_FORMAT, "The application property provider names no known format.") : null,
    };

    /// <summary>Names a text that is no JSON as one of the bank formats that RealRecon does not read yet: SWIFT MT or BAI2; null for anything else.</summary>
    public static Rejection? RefusalOf(ReadOnlySpan<byte> text) => text.StartsWith(":20:"u8) || text.StartsWith("{1:"u8) || text.StartsWith("01,"u8)
        ? new(RejectionReason.UNSUPPORTED_FORMAT, "The body looks like a format that is known but not read yet.")
        : null;

    /// <summary>Reads a payload as the format that the hub event names, else as the one that recognises it.</summary>
    public static void Read(Payload payload, Delivery delivery, Findings findings)
    {
        if (FormatOf(payload, delivery.HubEvent.Provider) is not { } format) findings.Add(NoFormat(payload));
        else if (format.Side != delivery.HubEvent.Side) findings.Add(RejectionReason.WRONG_SIDE, $"The format {format.Provider} belongs to the other hub.");
        else format.Read(payload, delivery, findings);
    }

    private static PayloadFormat? FormatOf(Payload payload, string? provider) =>
        string.IsNullOrEmpty(provider) ? Array.Find(Known, format => format.Recognises(payload)) : Find(provider);

    // A loop, because it runs twice for every event and Array.Find would make a closure each time.
    private static PayloadFormat? Find(string provider)
    {
        foreach (var format in Known)
        {
            if (format.Provider == provider) return format;
        }

        return null;
    }

    private static Rejection NoFormat(Payload payload)
    {
        var adyen = payload.Has("notificationItems");
        var paypal = payload.Has("event_type") && payload.Has("resource");
        return adyen || paypal
            ? new(RejectionReason.UNSUPPORTED_FORMAT, "The body looks like a format that is known but not read yet.")
            : new(RejectionReason.UNKNOWN_FORMAT, "No known format has a body like this, and no application property provider names one.");
    }
}
