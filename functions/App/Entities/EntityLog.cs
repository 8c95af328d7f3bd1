using Microsoft.Extensions.Logging;

namespace RealRecon.Functions.Entities;

internal static partial class EntityLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Critical, Message = "Audit shard {Shard} already holds another block {Block}: the log forked or was tampered with.")]
    public static partial void BlockConflict(this ILogger log, int shard, long block, Exception conflict);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Block {Block} of audit shard {Shard} was not written; it will be tried again.")]
    public static partial void BlockNotWritten(this ILogger log, int shard, long block, Exception trouble);
}
