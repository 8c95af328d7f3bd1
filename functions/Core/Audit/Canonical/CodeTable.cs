using System.Runtime.CompilerServices;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>The stored number of each member of an enumeration, independent of the order in which its members are declared.</summary>
internal sealed class CodeTable<T>
    where T : struct, Enum
{
    private readonly byte[] _codes;
    private readonly T?[] _values = new T?[256];

    /// <param name="pairs">Codes from 1 on; 0 is kept free so that a forgotten member cannot be mistaken for a known one.</param>
    public CodeTable(params ReadOnlySpan<(T Value, int Code)> pairs)
    {
        var last = 0;
        foreach (var (value, _) in pairs) last = Math.Max(last, Index(value));
        _codes = new byte[last + 1];
        foreach (var (value, code) in pairs)
        {
            if (code == 0 || _values[code] is not null || _codes[Index(value)] != 0) throw new ArgumentException($"{value} = {code} is not a free pair.", nameof(pairs));
            _codes[Index(value)] = checked((byte)code);
            _values[code] = value;
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The member has no code yet: give it the next free one.</exception>
    public byte CodeOf(T value)
    {
        var index = Index(value);
        var code = (uint)index < (uint)_codes.Length ? _codes[index] : (byte)0;
        return code != 0 ? code : throw new ArgumentOutOfRangeException(nameof(value), value, "Has no code.");
    }

    /// <exception cref="FormatException">No member has this code.</exception>
    public T ValueOf(byte code) => _values[code] ?? throw new FormatException($"{code} is no code of {typeof(T).Name}.");

    // The members' own numbers serve as an index in memory only; they are never stored.
    private static int Index(T value) => Unsafe.BitCast<T, int>(value);
}
