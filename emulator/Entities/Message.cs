using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// A signal that is on disk until it was delivered: scheduled, or, without a due time, a request for I/O. Ids ascend in the order of sending.
/// </summary>
internal sealed record Message(long Id, DateTimeOffset? Due, EntityAddress Target, string Operation, object? Payload, string? TraceParent)
{
    public static Message Of(long id, OutboxMessage.Signal signal) => new(id, signal.Due, signal.Target, signal.Operation, signal.Payload, signal.TraceParent);
}
