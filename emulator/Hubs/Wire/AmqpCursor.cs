using System.Buffers.Binary;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>
/// Walks AMQP 1.0 encoded values (OASIS AMQP 1.0, part 1) without building objects for what nobody reads: an event costs its body's slice and
/// two short strings. Every length is checked against what is there.
/// </summary>
internal ref struct AmqpCursor(ReadOnlySpan<byte> bytes)
{
    private const int DepthMax = 16;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte TakeByte()
    {
        if (AtEnd) throw Truncated();
        return _bytes[Position++];
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)(_bytes.Length - Position)) throw Truncated();
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>The numeric descriptor of a described value; the value follows.</summary>
    public ulong ReadDescriptor()
    {
        if (TakeByte() != AmqpCode.Described) throw new MalformedMessageException("A section does not start with a descriptor.");
        return TakeByte() switch
        {
            AmqpCode.SmallULong => TakeByte(),
            AmqpCode.ULong => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            _ => throw new MalformedMessageException("A section's descriptor is not a number."),
        };
    }

    /// <summary>A binary value.</summary>
    public ReadOnlySpan<byte> ReadBinary() => TakeByte() switch
    {
        AmqpCode.Binary8 => Take(TakeByte()),
        AmqpCode.Binary32 => Take(TakeLength()),
        _ => throw new MalformedMessageException("A data section does not hold a binary."),
    };

    /// <summary>UTF-8 bytes of a string or symbol; skips any other value and returns false.</summary>
    public bool TryReadText(out ReadOnlySpan<byte> text)
    {
        switch (AtEnd ? AmqpCode.Null : _bytes[Position])
        {
            case AmqpCode.String8 or AmqpCode.Symbol8:
                Position++;
                text = Take(TakeByte());
                return true;
            case AmqpCode.String32 or AmqpCode.Symbol32:
                Position++;
                text = Take(TakeLength());
                return true;
            default:
                Skip();
                text = default;
                return false;
        }
    }

    /// <summary>Enters a map: where it ends. Null counts as an empty map.</summary>
    public int ReadMap()
    {
        var code = TakeByte();
        if (code == AmqpCode.Null) return Position;
        var size = code switch
        {
            AmqpCode.Map8 => TakeByte(),
            AmqpCode.Map32 => TakeLength(),
            _ => throw new MalformedMessageException("A section of properties or annotations is not a map."),
        };
        var end = Position + size;
        if (end > _bytes.Length) throw Truncated();
        Take(code == AmqpCode.Map8 ? 1 : 4);
        return end;
    }

    /// <summary>Enters a list: how many values follow.</summary>
    public int ReadListCount()
    {
        var code = TakeByte();
        switch (code)
        {
            case AmqpCode.List0:
                return 0;
            case AmqpCode.List8:
                TakeByte();
                return TakeByte();
            case AmqpCode.List32:
                TakeLength();
                return (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(Take(4)));
            default:
                throw new MalformedMessageException("A frame's body is not a list.");
        }
    }

    public uint ReadUInt() => TakeByte() switch
    {
        AmqpCode.UInt0 => 0,
        AmqpCode.SmallUInt => TakeByte(),
        AmqpCode.UInt => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        _ => throw new MalformedMessageException("A field that should be a number is none."),
    };

    /// <summary>False for null as well.</summary>
    public bool ReadBoolean()
    {
        var code = TakeByte();
        return code == AmqpCode.Boolean ? TakeByte() != 0 : code == AmqpCode.BooleanTrue;
    }

    /// <summary>Passes over one value of any type.</summary>
    public void Skip() => Skip(0);

    /// <summary>Passes over one value and refuses nesting that a recursive decoder would pay for with its stack.</summary>
    public void SkipShallow() => SkipShallow(0);

    private void Skip(int depth)
    {
        var code = TakeByte();
        if (code != AmqpCode.Described)
        {
            Take(LengthOf(code));
            return;
        }

        if (depth >= DepthMax) throw TooDeep();
        Skip(depth + 1);
        Skip(depth + 1);
    }

    private void SkipShallow(int depth)
    {
        if (depth >= DepthMax) throw TooDeep();
        var code = TakeByte();
        if (code == AmqpCode.Described)
        {
            SkipShallow(depth + 1);
            SkipShallow(depth + 1);
            return;
        }

        var end = LengthOf(code) + Position;
        switch (code >> 4)
        {
            case 0xC or 0xD:
                CheckCount(code, end);
                while (Position < end) SkipShallow(depth + 1);
                if (Position != end) throw Truncated();
                break;
            case 0xE or 0xF:
                CheckCount(code, end);
                // What peers send are arrays of symbols; an array of compounds could hide any depth.
                if (Position < end && TakeByte() is AmqpCode.Described or >= 0xC0) throw TooDeep();
                break;
        }

        Take(end - Position);
    }

    /// <summary>A count is what a decoder allocates for: more values than bytes are a trap.</summary>
    private void CheckCount(byte code, int end)
    {
        var count = (code >> 4) is 0xC or 0xE ? TakeByte() : BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        if (Position > end || count > end - Position) throw Truncated();
    }

    private int LengthOf(byte code)
    {
        var length = (code >> 4) switch
        {
            4 => 0,
            5 => 1,
            6 => 2,
            7 => 4,
            8 => 8,
            9 => 16,
            0xA or 0xC or 0xE => TakeByte(),
            0xB or 0xD or 0xF => TakeLength(),
            _ => throw new MalformedMessageException($"0x{code:x2} is no AMQP type."),
        };
        return length <= _bytes.Length - Position ? length : throw Truncated();
    }

    private int TakeLength()
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        return length <= (uint)(_bytes.Length - Position) ? (int)length : throw Truncated();
    }

    private static MalformedMessageException Truncated() => new("The encoding ends inside a value.");

    private static MalformedMessageException TooDeep() => new("The encoding is nested too deep.");
}
