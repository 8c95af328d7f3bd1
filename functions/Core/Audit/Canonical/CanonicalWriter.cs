using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>Writes canonical bytes: every value has exactly one form. Starts on the caller's stack and moves to a pooled array when that is full.</summary>
internal ref struct CanonicalWriter(Span<byte> initial)
{
    // Up to this length the byte count fits one prefix byte whatever the characters are (three bytes each at most).
    private const int ShortText = 42;

    private Span<byte> _buffer = initial;
    private byte[]? _pooled;
    private int _length;

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Zigzag LEB128, so that small numbers of either sign are short.</summary>
    public void Number(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Time(DateTimeOffset value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Reserve(sizeof(long)), value.UtcTicks);
        _length += sizeof(long);
    }

    public void Time(DateTimeOffset? value)
    {
        Flag(value is not null);
        if (value is { } time) Time(time);
    }

    public void Bytes(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        _length += value.Length;
    }

    /// <remarks>Strict, because replacement characters would give two texts one hash.</remarks>
    /// <exception cref="EncoderFallbackException">The text holds an unpaired surrogate.</exception>
    public void Text(string value)
    {
        if (value.Length <= ShortText)
        {
            var room = Reserve(1 + (value.Length * 3));
            var written = StrictUtf8.Encoding.GetBytes(value, room[1..]);
            room[0] = (byte)written;
            _length += 1 + written;
            return;
        }

        var count = StrictUtf8.Encoding.GetByteCount(value);
        Unsigned((ulong)count);
        _length += StrictUtf8.Encoding.GetBytes(value, Reserve(count));
    }

    public void OptionalText(string? value)
    {
        Flag(value is not null);
        if (value is not null) Text(value);
    }

    public void Count(int value) => Unsigned((ulong)value);

    /// <summary>The bytes so far in an array of exactly their length. The writer is spent then.</summary>
    public byte[] Finish()
    {
        var bytes = _buffer[.._length].ToArray();
        if (_pooled is not null) ArrayPool<byte>.Shared.Return(_pooled);
        this = default;
        return bytes;
    }

    private void Unsigned(ulong value)
    {
        var room = Reserve(10);
        var i = 0;
        for (; value >= 0x80; value >>= 7) room[i++] = (byte)(value | 0x80);
        room[i++] = (byte)value;
        _length += i;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        return _buffer[_length..];
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer[.._length].CopyTo(larger);
        if (_pooled is not null) ArrayPool<byte>.Shared.Return(_pooled);
        _buffer = _pooled = larger;
    }
}
