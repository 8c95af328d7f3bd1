using System.Buffers;
using System.Text.Json;

namespace RealRecon.Core.Normalise.Fields;

/// <summary>A provider's word for how money travels (<c>card</c>, <c>upi</c>, <c>sepa_debit</c>).</summary>
internal static class RailText
{
    /// <summary>Rails become keys of what is learned about them, so they are short and plain.</summary>
    private const int MaxLength = 32;

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Lower case; null for what is no text, empty, longer than 32 characters or not a plain ASCII word.</summary>
    public static string? Of(JsonElement value)
    {
        // Nearly all events say one of these, and a constant costs no allocation.
        if (value.ValueKind != JsonValueKind.String) return null;
        if (value.ValueEquals("card"u8)) return "card";
        if (value.ValueEquals("upi"u8)) return "upi";
        return value.GetString() is { Length: >= 1 and <= MaxLength } text && text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text.ToLowerInvariant() : null;
    }
}
