using Amqp;

namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Bytes that are no message of ours. Costs its sender a rejected disposition, never the connection.</summary>
/// <param name="message">One sentence for the sender.</param>
/// <param name="condition">AMQP error condition of the rejection.</param>
public sealed class MalformedMessageException(string message, string condition = ErrorCode.DecodeError) : Exception(message)
{
    public string Condition { get; } = condition;
}
