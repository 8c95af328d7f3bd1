using System.Security.Cryptography;
using System.Text;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>An entry and where it stands.</summary>
/// <param name="Message">The whole document.</param>
/// <param name="Notification">The account's part of it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Number">Its number in the notification, from 1.</param>
internal readonly record struct CamtLine(CamtMessage Message, CamtNotification Notification, CamtEntry Entry, int Number)
{
    public Rejection Locate(Rejection rejection) => rejection with { Detail = $"Ntry {Number}: {rejection.Detail}" };

    /// <summary>
    /// Identity of what this message says of one payment, as a hash, because it holds the account number. A later message about the same booking is another
    /// event with the same fact, and a pending entry is another event than its booking.
    /// </summary>
    /// <param name="movement">All but its event id.</param>
    /// <param name="payment">Number of the payment in the entry, from 1.</param>
    public string Fingerprint(Movement movement, int payment)
    {
        var text = new StringBuilder();
        Append(text, Notification.Account);
        Append(text, Message.MessageId);
        Append(text, Notification.Id);
        Append(text, movement.BankReference ?? $"{Number}/{payment}");
        Append(text, $"{movement.Amount.MinorUnits} {movement.Amount.Currency.Code} {movement.Direction} {movement.Meaning.Status}");
        Append(text, Entry.ValueDate);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // With its length before it, no field can run into the next.
    private static void Append(StringBuilder text, string? field) => text.Append(field?.Length ?? -1).Append(':').Append(field);
}
