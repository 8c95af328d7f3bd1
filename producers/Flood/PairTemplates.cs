using System.Buffers.Text;
using System.Text;
using RealRecon.Producers.Payloads;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>The generic capture and the ledger's booking of a flood, as templates: number, amount and time are all that differs.</summary>
internal sealed class PairTemplates
{
    /// <summary>Amounts have seven characters, so that they fit into their place.</summary>
    internal const int SmallestAmount = 1_000_00;

    internal const int AmountLimit = 10_000_00;

    private const int NumberDigits = 9;

    // None of these occurs in another or in anything else that the payloads say.
    private const long SampleNumber = 912_345_678;

    private const int SampleSequence = 765_432;

    private static readonly Payment Sample = new() { Id = "", OrderId = "", AmountMinor = 9_870_65, Currency = PaymentCurrency.Eur };

    private static readonly DateTimeOffset SampleTime = new(2001, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    private readonly string _run;

    private readonly EventTemplate _capture;

    private readonly EventTemplate _booking;

    private readonly TemplateSlot _captureNumber;

    private readonly TemplateSlot _captureAmount;

    private readonly TemplateSlot _captureTime;

    private readonly TemplateSlot _bookingNumber;

    private readonly TemplateSlot _bookingAmount;

    private readonly TemplateSlot _bookingTime;

    private readonly TemplateSlot _bookingDate;

    private readonly TemplateSlot _bookingSequence;

    private long _timeMs = -1;

    private byte[] _time = [];

    /// <param name="run">Part of every id.</param>
    internal PairTemplates(string run)
    {
        _run = run;
        var payment = Sample with { Id = IdOf(SampleNumber), OrderId = $"order-{run}-{SampleNumber}" };
        var posting = new LedgerPosting($"P-{run}-{SampleNumber}", $"BK-{run}-{SampleNumber}", $"c0ffee00-f100-4d00-a000-e00{SampleNumber}", SampleSequence);
        _capture = new(new OutgoingEvent(GenericPayload.Provider, null, GenericPayload.Captured(payment, $"ev-{run}-{SampleNumber}", SampleTime)));
        _booking = new(new OutgoingEvent(LedgerPayload.Provider, null, LedgerPayload.Booked(payment, posting, SampleTime)));
        var (number, time) = ($"{SampleNumber}", Json.Instant(SampleTime));
        (_captureNumber, _captureAmount, _captureTime) = (_capture.Slot(number), _capture.Slot(payment.Amount), _capture.Slot(time));
        (_bookingNumber, _bookingAmount, _bookingTime) = (_booking.Slot(number), _booking.Slot(payment.Amount), _booking.Slot(time));
        (_bookingDate, _bookingSequence) = (_booking.Slot(time[..10]), _booking.Slot($"{SampleSequence}"));
    }

    internal string IdOf(long number) => $"tx-{_run}-{number:D9}";

    internal EncodedEvent Capture(long number, int amountMinor, DateTimeOffset at)
    {
        var copy = _capture.Copy();
        Write(copy, _captureNumber, number, NumberDigits);
        WriteAmount(copy, _captureAmount, amountMinor);
        _captureTime.Fill(copy, TimeOf(at));
        return new EncodedEvent(copy);
    }

    internal EncodedEvent Booking(long number, int amountMinor, DateTimeOffset at)
    {
        var copy = _booking.Copy();
        Write(copy, _bookingNumber, number, NumberDigits);
        WriteAmount(copy, _bookingAmount, amountMinor);
        _bookingDate.Fill(copy, TimeOf(at).AsSpan(..10));
        _bookingTime.Fill(copy, TimeOf(at));

        // A JSON number, which may not begin with zeros.
        Write(copy, _bookingSequence, 100_000 + (number % 900_000), 6);
        return new EncodedEvent(copy);
    }

    private static void Write(byte[] copy, TemplateSlot slot, long number, byte digits)
    {
        Span<byte> text = stackalloc byte[NumberDigits];
        Utf8Formatter.TryFormat(number, text, out _, new('D', digits));
        slot.Fill(copy, text[..digits]);
    }

    private static void WriteAmount(byte[] copy, TemplateSlot slot, int minor)
    {
        Span<byte> text = stackalloc byte[7];
        Utf8Formatter.TryFormat(minor / 100, text, out _, new('D', 4));
        text[4] = (byte)'.';
        Utf8Formatter.TryFormat(minor % 100, text[5..], out _, new('D', 2));
        slot.Fill(copy, text);
    }

    // Hundreds of pairs are made within a millisecond, and times have no finer grain.
    private byte[] TimeOf(DateTimeOffset at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        if (ms != _timeMs) (_timeMs, _time) = (ms, Encoding.UTF8.GetBytes(Json.Instant(at)));
        return _time;
    }
}
