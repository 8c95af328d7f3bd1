using RealRecon.Core.Normalise.Fields;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>What an entry says for all of its payments.</summary>
/// <param name="Amount">The entry's total.</param>
/// <param name="Direction">As booked.</param>
/// <param name="Booked">False when it is only announced.</param>
/// <param name="Returned">The entry as a whole reverses an earlier one.</param>
/// <param name="Date">Booking date, else value date, else when the message was made.</param>
internal readonly record struct CamtBooking(Money Amount, Direction Direction, bool Booked, bool Returned, InstantText Date)
{
    public static CamtBooking Of(CamtLine line, Refusal refusal) => new(
        CamtFields.AmountOf(line.Entry.Amount, "Amt", refusal),
        CamtFields.DirectionOf(line.Entry.Direction, "CdtDbtInd", refusal),
        CamtFields.IsBooked(line.Entry.Status, refusal),
        CamtFields.IsTrue(line.Entry.Reversal, "RvslInd", refusal) || IsReturn(line.Entry.SubFamily),
        CamtFields.FirstDate(refusal, line.Entry.BookingDate, line.Entry.ValueDate, line.Notification.CreatedAt, line.Message.CreatedAt));

    /// <summary>Sub-family RRTN of ISO's bank transaction codes: reversal due to a payment's return.</summary>
    public static bool IsReturn(string? subFamily) => subFamily == "RRTN";
}
