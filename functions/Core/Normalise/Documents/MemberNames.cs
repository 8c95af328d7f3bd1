using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>Tells quickly of most documents that no object in them names a member twice.</summary>
internal static class MemberNames
{
    // More than this the parser's own check does better; Stripe's largest objects have about fifty.
    private const int Members = 64;

    private const int WordBytes = sizeof(ulong);

    /// <summary>False when some name repeats, and also when that is not certain: two names look alike at their ends, one is escaped, or there are many.</summary>
    public static bool AreSurelyDistinct(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => AreDistinctIn(element),
        JsonValueKind.Array => AreDistinctInEach(element),
        _ => true,
    };

    private static bool AreDistinctInEach(JsonElement array)
    {
        foreach (var item in array.EnumerateArray())
        {
            if (!AreSurelyDistinct(item)) return false;
        }

        return true;
    }

    private static bool AreDistinctIn(JsonElement element)
    {
        Span<ulong> seen = stackalloc ulong[Members];
        var count = 0;
        foreach (var member in element.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            var mark = MarkOf(name);
            if (count == Members || name.Contains((byte)'\\') || seen[..count].Contains(mark)) return false;
            seen[count++] = mark;
            if (!AreSurelyDistinct(member.Value)) return false;
        }

        return true;
    }

    /// <summary>Equal for equal names; for others seldom.</summary>
    private static ulong MarkOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= WordBytes)
        {
            var (first, last) = (BitConverter.ToUInt64(name), BitConverter.ToUInt64(name[^WordBytes..]));
            return (first * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(last, 29) ^ (ulong)name.Length;
        }

        // The length in the byte that is left: 'a' is not 'a' and a zero.
        var mark = (ulong)name.Length;
        foreach (var b in name) mark = (mark << 8) | b;
        return mark;
    }
}
