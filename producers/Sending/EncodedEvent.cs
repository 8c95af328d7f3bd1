namespace RealRecon.Producers.Sending;

/// <summary>An event that is an encoded AMQP message already.</summary>
/// <param name="Message">Belongs to the event from now on; nobody may write into it.</param>
public readonly record struct EncodedEvent(byte[] Message);
