using System.Buffers;
using System.Text;

namespace RealRecon.Core;

/// <summary>
/// Any legal reference as text that is safe as a Table Storage key, an entity key and a file name: letters, digits, '-', '_' and '.' stay,
/// every other UTF-8 byte becomes '=' and two hex digits. One to one, so two references never share a key.
/// </summary>
public static class StorageKey
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static string Encode(string reference)
    {
        if (reference.AsSpan().IndexOfAnyExcept(Plain) < 0) return reference;
        var key = new StringBuilder(reference.Length * 2);
        foreach (var b in Encoding.UTF8.GetBytes(reference))
        {
            if (b < 0x80 && Plain.Contains((char)b)) key.Append((char)b);
            else key.Append('=').Append(b.ToString("X2"));
        }

        return key.ToString();
    }

    /// <exception cref="FormatException">The text was not made by <see cref="Encode"/>.</exception>
    public static string Decode(string key)
    {
        if (!key.Contains('=')) return key;
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

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
