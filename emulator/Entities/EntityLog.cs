using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

internal static partial class EntityLog
{
    [LoggerMessage(1, LogLevel.Error, "Operation {Operation} of {Entity} threw; the signal is consumed, the entity is as it was before.")]
    public static partial void OperationFailed(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The stored state of {Entity} cannot be read; its operation {Operation} is consumed without effect.")]
    public static partial void StateUnreadable(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "No entity knows operation {Operation} of {Entity}; the signal is dropped.")]
    public static partial void OperationUnknown(this ILogger logger, string operation, EntityAddress entity);

    [LoggerMessage(4, LogLevel.Error, "Message {Id} cannot be read or is not known to this version; it is dropped.")]
    public static partial void MessageUnreadable(this ILogger logger, long id, Exception? exception);

    [LoggerMessage(5, LogLevel.Warning, "I/O {Operation} of {Entity} failed; its policy decides when to try again.")]
    public static partial void IoFailed(this ILogger logger, string operation, EntityAddress entity, Exception exception);

    [LoggerMessage(7, LogLevel.Critical, "Audit shard {Shard} already holds another block {Block}: the log forked or was tampered with.")]
    public static partial void BlockConflict(this ILogger logger, int shard, long block, Exception exception);

    [LoggerMessage(6, LogLevel.Critical, "The entity runtime stops; a restart goes on from the last commit.")]
    public static partial void Stopped(this ILogger logger, Exception exception);
}
