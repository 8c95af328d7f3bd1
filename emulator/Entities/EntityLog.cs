using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

internal static partial class EntityLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "Operation {Operation} of {Entity} threw; the signal is consumed, the entity is as it was before.")]
    public static partial void OperationFailed(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "The stored state of {Entity} cannot be read; its operation {Operation} is consumed without effect.")]
    public static partial void StateUnreadable(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "No entity knows operation {Operation} of {Entity}; the signal is dropped.")]
    public static partial void OperationUnknown(this ILogger logger, string operation, EntityAddress entity);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error, Message = "Message {Id} cannot be read or is not known to this version; it is dropped.")]
    public static partial void MessageUnreadable(this ILogger logger, long id, Exception? exception);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "I/O {Operation} of {Entity} failed; its policy decides when to try again.")]
    public static partial void IoFailed(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Critical, Message = "Audit shard {Shard} already holds another block {Block}: the log forked or was tampered with.")]
    public static partial void BlockConflict(this ILogger logger, int shard, long block, Exception exception);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Critical, Message = "The entity runtime stops; a restart goes on from the last commit.")]
    public static partial void Stopped(this ILogger logger, Exception exception);
}
