using System.Buffers;
using System.Text;

namespace RealRecon.Core;

/// <summary>
/// Any legal reference as text that is safe as a Table Storage key, an entity key and a file name: letters, digits, '-', '_' and '.' stay,
/// every other UTF-8 byte becomes '=' and two hex digits, and so does a leading '.', which no folder would bear. One to one, so two references never share a key.
/// </summary>
public static class StorageKey
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    // A lenient encoder would turn every unpaired surrogate into the same replacement, and two references into one key.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair, so it is no legal reference.</exception>
    public static string Encode(string reference)
    {
        if (reference.AsSpan().IndexOfAnyExcept(Plain) < 0 && !reference.StartsWith('.')) return reference;
        var key = new StringBuilder(reference.Length * 2);
        foreach (var b in Utf8.GetBytes(reference))
        {
            var isPlain = b < 0x80 && Plain.Contains((char)b) && !(b == '.' && key.Length == 0);
            if (isPlain) key.Append((char)b);
            else key.Append('=').Append(b.ToString("X2"));
        }

        return key.ToString();
    }

    /// <exception cref="FormatException">The text was not made by <see cref="Encode"/>.</exception>
    public static string Decode(string key)
    {
        var bytes = new List<byte>(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != '=')
            {
                bytes.Add((byte)key[i]);
                continue;
            }

            if (i + 2 >= key.Length) throw new FormatException("A storage key ends inside an escape.");
            bytes.Add(Convert.FromHexString(key.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        // Whatever is not canonical (a lower-case escape, an escaped letter, a raw blank) would be a second key of the same reference.
        var reference = Encoding.UTF8.GetString([.. bytes]);
        return Encode(reference) == key ? reference : throw new FormatException("Not a storage key.");
    }
}
