namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>The AMQP port cannot be had. The message is one sentence for the operator.</summary>
public sealed class AmqpPortException(string message, Exception inner) : Exception(message, inner);
