using System.Buffers.Text;
using System.Text;
using RealRecon.Core;

namespace RealRecon.Adapters.Storage;

/// <summary>A dead letter's place in the order "newest first": inverted ticks, then where it stood. Also its identity, since a hub enqueues an event once.</summary>
internal static class DeadLetterKey
{
    private const int TickDigits = 19;

    public static string Of(DeadLetter letter) =>
        $"{InvertedTicks.Of(letter.EnqueuedAt)}~{StorageKey.Encode(letter.Position.Hub)}~{StorageKey.Encode(letter.Position.Partition)}~{letter.Position.Sequence:D19}~{letter.Index:D5}";

    public static string ToCursor(string key) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(key));

    /// <exception cref="FormatException">The cursor is not one that a page gave out.</exception>
    public static string FromCursor(string cursor)
    {
        if (!Base64Url.IsValid(cursor)) throw new FormatException("Not a cursor of dead letters.");
        var key = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        var isKey = key.Length > TickDigits && key[TickDigits] == '~' && !key.AsSpan(0, TickDigits).ContainsAnyExceptInRange('0', '9');
        return isKey ? key : throw new FormatException("Not a cursor of dead letters.");
    }
}
