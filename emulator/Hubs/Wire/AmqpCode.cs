namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Format codes of the AMQP 1.0 type system (part 1, 1.6).</summary>
internal static class AmqpCode
{
    public const byte Described = 0x00;
    public const byte Null = 0x40;
    public const byte BooleanTrue = 0x41;
    public const byte Boolean = 0x56;
    public const byte SmallUInt = 0x52;
    public const byte SmallULong = 0x53;
    public const byte UInt0 = 0x43;
    public const byte UInt = 0x70;
    public const byte ULong = 0x80;
    public const byte Binary8 = 0xA0;
    public const byte Binary32 = 0xB0;
    public const byte String8 = 0xA1;
    public const byte String32 = 0xB1;
    public const byte Symbol8 = 0xA3;
    public const byte Symbol32 = 0xB3;
    public const byte List0 = 0x45;
    public const byte List8 = 0xC0;
    public const byte List32 = 0xD0;
    public const byte Map8 = 0xC1;
    public const byte Map32 = 0xD1;
}
