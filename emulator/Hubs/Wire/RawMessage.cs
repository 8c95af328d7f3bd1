using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>A received message that nobody has decoded yet: what it holds is judged where a rejection is the answer, not in the connection's pump.</summary>
internal sealed class RawMessage(ByteBuffer buffer) : Message
{
    /// <summary>Valid for as long as it is referenced: without a buffer manager every frame has its own array.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = buffer.Buffer.AsMemory(buffer.Offset, buffer.Length);

    /// <exception cref="MalformedMessageException">Not a message, or nested so deep that decoding could exhaust the stack.</exception>
    public Message Decode()
    {
        var cursor = new AmqpCursor(Payload.Span);
        while (!cursor.AtEnd) cursor.SkipShallow();
        try
        {
            return Decode(new ByteBuffer(Payload.ToArray(), 0, Payload.Length, Payload.Length));
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            throw new MalformedMessageException("The request is not an AMQP message.");
        }
    }
}
