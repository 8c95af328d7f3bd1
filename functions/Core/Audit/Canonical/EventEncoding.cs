using System.Buffers;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>A payment event's part of an entry.</summary>
internal static class EventEncoding
{
    private const int DigestBytes = 32;

    /// <param name="to">Where to.</param>
    /// <param name="what">The event.</param>
    /// <param name="of">The entry's transaction.</param>
    /// <param name="isPlain">In format 1, which knows neither source nor rail.</param>
    public static void Write(ref CanonicalWriter to, PaymentEvent what, TransactionId of, bool isPlain)
    {
        // Nearly always the entry's own id, so it is not said twice.
        to.OptionalText(what.TransactionId == of ? null : what.TransactionId.Value);
        to.Text(what.EventKey);
        to.Text(what.FactKey);
        to.Byte(Codes.Sides.CodeOf(what.Side));
        to.Text(what.Provider);
        to.Byte(Codes.Facts.CodeOf(what.Fact));
        to.Byte(Codes.Lifecycles.CodeOf(what.Status));
        to.Byte(Codes.Directions.CodeOf(what.Direction));
        to.Number(what.Amount.MinorUnits);
        to.Text(what.Amount.Currency.Code);
        to.Text(what.RawType);
        to.Time(what.OccurredAt);
        to.Time(what.ReceivedAt);
        to.Text(what.Position.Hub);
        to.Text(what.Position.Partition);
        to.Number(what.Position.Sequence);
        to.Text(what.Position.Offset);
        WriteDigest(ref to, what.PayloadSha256);
        to.OptionalText(what.OrderId);
        to.OptionalText(what.ParentId);
        to.OptionalText(what.BankReference);
        to.Flag(what.Cumulative);
        WriteNumber(ref to, what.Part);
        WriteNumber(ref to, what.PartCount);
        to.Flag(what.Flag is not null);
        if (what.Flag is { } flag) to.Byte(Codes.Reasons.CodeOf(flag));
        if (isPlain) return;
        to.Byte(Codes.Sources.CodeOf(what.Source));
        to.OptionalText(what.Rail);
    }

    /// <summary>Whether format 1 can hold it.</summary>
    public static bool IsPlain(PaymentEvent? what) => what is null or { Source: FactSource.Hub, Rail: null };

    public static PaymentEvent Read(ref CanonicalReader from, TransactionId of, bool isPlain) => new()
    {
        TransactionId = ReadId(ref from, of),
        EventKey = from.Text(),
        FactKey = from.Text(),
        Side = Codes.Sides.ValueOf(from.Byte()),
        Provider = from.Text(),
        Fact = Codes.Facts.ValueOf(from.Byte()),
        Status = Codes.Lifecycles.ValueOf(from.Byte()),
        Direction = Codes.Directions.ValueOf(from.Byte()),
        Amount = new Money(from.Number(), ReadCurrency(ref from)),
        RawType = from.Text(),
        OccurredAt = from.Time(),
        ReceivedAt = from.Time(),
        Position = new HubPosition(from.Text(), from.Text(), from.Number(), from.Text()),
        PayloadSha256 = ReadDigest(ref from),
        OrderId = from.OptionalText(),
        ParentId = from.OptionalText(),
        BankReference = from.OptionalText(),
        Cumulative = from.Flag(),
        Part = ReadNumber(ref from),
        PartCount = ReadNumber(ref from),
        Flag = from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null,
        Source = isPlain ? FactSource.Hub : Codes.Sources.ValueOf(from.Byte()),
        Rail = isPlain ? null : from.OptionalText(),
    };

    /// <exception cref="FormatException">Not a legal id.</exception>
    public static TransactionId Id(string text) => TransactionId.TryCreate(text, out var id) ? id : throw new FormatException("A transaction id is not legal.");

    private static TransactionId ReadId(ref CanonicalReader from, TransactionId of)
    {
        if (from.OptionalText() is not { } text) return of;
        var id = Id(text);
        return id != of ? id : throw new FormatException("An event repeats its entry's id.");
    }

    internal static Currency ReadCurrency(ref CanonicalReader from) =>
        Currency.TryGet(from.Text(), out var currency) ? currency : throw new FormatException("A currency is unknown.");

    /// <summary>A digest as its 32 bytes; any other text as text, so that no value is refused here.</summary>
    private static void WriteDigest(ref CanonicalWriter to, string hex)
    {
        Span<byte> digest = stackalloc byte[DigestBytes];
        var isDigest = IsDigest(hex, digest);
        to.Flag(isDigest);
        if (isDigest) to.Bytes(digest);
        else to.Text(hex);
    }

    private static string ReadDigest(ref CanonicalReader from)
    {
        if (from.Flag()) return Convert.ToHexStringLower(from.Bytes(DigestBytes));
        var text = from.Text();
        return !IsDigest(text, stackalloc byte[DigestBytes]) ? text : throw new FormatException("A digest is stored as text.");
    }

    private static bool IsDigest(string hex, Span<byte> digest) =>
        hex.Length == DigestBytes * 2
        && !hex.AsSpan().ContainsAnyInRange('A', 'F')
        && Convert.FromHexString(hex, digest, out _, out _) == OperationStatus.Done;

    private static void WriteNumber(ref CanonicalWriter to, int? value)
    {
        to.Flag(value is not null);
        if (value is { } number) to.Number(number);
    }

    private static int? ReadNumber(ref CanonicalReader from) => from.Flag() ? from.Int32() : null;
}
