using System.Buffers.Binary;
using System.Text;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote and refuses any other form of the same value, so that equal entries have equal bytes.</summary>
/// <remarks>Every method throws <see cref="FormatException"/> for bytes that the writer cannot have written.</remarks>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException("A presence byte is neither 0 nor 1."),
    };

    public long Number()
    {
        var zigzag = Unsigned();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    public int Int32() => Number() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw new FormatException("A number is too large.");

    /// <summary>How many items follow. Each takes a byte at least, so a count beyond the remaining bytes is refused before anything is allocated for it.</summary>
    public int Count() => Unsigned() is var count && count <= (ulong)_rest.Length ? (int)count : throw new FormatException("A length goes beyond the end.");

    public DateTimeOffset Time()
    {
        var ticks = BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw new FormatException("A time is out of range.");
    }

    public DateTimeOffset? OptionalTime() => Flag() ? Time() : null;

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    public string Text()
    {
        try
        {
            return StrictUtf8.Encoding.GetString(Take(Count()));
        }
        catch (DecoderFallbackException invalid)
        {
            throw new FormatException("A text is not UTF-8.", invalid);
        }
    }

    public string? OptionalText() => Flag() ? Text() : null;

    /// <summary>Takes the next byte if it is this one.</summary>
    public bool Skips(byte mark)
    {
        if (_rest is not [var next, ..] || next != mark) return false;
        _rest = _rest[1..];
        return true;
    }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly void End()
    {
        if (!_rest.IsEmpty) throw new FormatException($"{_rest.Length} bytes follow the end.");
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            var bits = (ulong)(next & 0x7F);
            // The tenth byte has room for one bit only; a last byte of zero would be a longer form of a shorter number.
            if ((shift == 63 && bits > 1) || (next == 0 && shift > 0)) break;
            value |= bits << shift;
            if (next < 0x80) return value;
        }

        throw new FormatException("A number is not in its shortest form.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw new FormatException("The bytes end early.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
