namespace RealRecon.Core.Normalise;

/// <summary>Every limit on input, each with its reason. Together they keep one body below 50 ms and 8 MiB of allocations.</summary>
public static class Limits
{
    /// <summary>Bytes. The largest gateway webhooks (Stripe with expanded charges) have about 20 KiB; a batch of some hundred events still fits.</summary>
    public const int JsonBytes = 256 * 1024;

    /// <summary>Bytes. The largest event that Event Hubs takes in its standard tiers, and about 1,500 camt.054 movements.</summary>
    public const int XmlBytes = 1024 * 1024;

    /// <summary>Levels. Stripe's deepest payload has 12 (a refund's destination inside an intent's charges), Event Grid puts 3 around it.</summary>
    public const int JsonDepth = 16;

    /// <summary>Levels. The deepest path of camt.054.001.08 has 16 (tax remittance periods); extensions get some room.</summary>
    public const int XmlDepth = 24;

    /// <summary>Tags, closing ones included. XmlReader keeps each distinct name for the document's life, so names are bounded too.</summary>
    public const int XmlTags = 60_000;

    /// <summary>Equals signs, the cheap upper bound of attributes: XmlReader holds all attributes of an element at once.</summary>
    public const int XmlAttributes = 12_000;

    /// <summary>Characters of a provider's own id of an event. With its prefix it stays within the 256 of <see cref="PaymentEvent.EventKey"/>.</summary>
    public const int EventIdLength = 200;

    /// <summary>Characters of a bank's or merchant's reference; ISO 20022 has 35. The same as for transaction ids.</summary>
    public const int ReferenceLength = TransactionId.MaxLength;

    /// <summary>Characters of a word or a date: an event's type, a status, a time with nine decimals.</summary>
    public const int WordLength = 64;

    /// <summary>Digits of an amount, before and after the point: totalDigits of ISO 20022 amounts. Also those of the minor units, so a long has room for sums.</summary>
    public const int AmountDigits = 18;

    /// <summary>Movements (used and refused) in one body. More means a file, which belongs in storage with a reference in the event.</summary>
    public const int Movements = 1_000;
}
