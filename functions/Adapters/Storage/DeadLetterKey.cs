using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using RealRecon.Core;

namespace RealRecon.Adapters.Storage;

/// <summary>A dead letter's place in the order "newest first": inverted ticks, then where it stood. Also its identity, since a hub enqueues an event once.</summary>
internal static partial class DeadLetterKey
{
    private const int TickDigits = 19;

    /// <summary>Far more than hubs and partitions with the longest names take.</summary>
    private const int MaxCursor = 1024;

    public static string Of(DeadLetter letter) =>
        $"{InvertedTicks.Of(letter.EnqueuedAt)}~{StorageKey.Encode(letter.Position.Hub)}~{StorageKey.Encode(letter.Position.Partition)}~{letter.Position.Sequence:D19}~{letter.Index:D5}";

    /// <summary>What the keys of all letters of one event begin with, from the key of one.</summary>
    public static string EventOf(string key) => key[..(key.LastIndexOf('~') + 1)];

    public static string ToCursor(string key) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(key));

    /// <summary>Whether this may be the key of a letter, as <see cref="ToCursor"/> writes it.</summary>
    public static bool IsKey(string cursor)
    {
        try
        {
            return cursor.Length <= MaxCursor && FromCursor(cursor) is var key && ToCursor(key) == cursor && Parts().IsMatch(key);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <exception cref="FormatException">The cursor is not one that a page gave out.</exception>
    public static string FromCursor(string cursor)
    {
        if (!Base64Url.IsValid(cursor)) throw new FormatException("Not a cursor of dead letters.");
        var key = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        var isKey = key.Length > TickDigits && key[TickDigits] == '~' && !key.AsSpan(0, TickDigits).ContainsAnyExceptInRange('0', '9');
        return isKey ? key : throw new FormatException("Not a cursor of dead letters.");
    }

    [GeneratedRegex("^[0-9]{19}~[A-Za-z0-9_.=-]+~[A-Za-z0-9_.=-]+~-?[0-9]{19}~[0-9]{5,10}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
