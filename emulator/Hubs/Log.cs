using Microsoft.Extensions.Logging;

namespace RealRecon.Emulator.Hubs;

internal static partial class Log
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Warning,
        Message = "{Hub}/{Partition}: the batch from sequence {Sequence} failed at attempt {Attempt}; the next one follows after {Delay}.")]
    public static partial void BatchFailed(ILogger logger, Exception reason, string hub, int partition, long sequence, int attempt, TimeSpan delay);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "{Hub}/{Partition}: the checkpoint at {Sequence} was not written; a later one will cover it.")]
    public static partial void CheckpointFailed(ILogger logger, Exception reason, string hub, int partition, long sequence);

    [LoggerMessage(EventId = 3100, Level = LogLevel.Error, Message = "{Events} events were not committed to the hub log.")]
    public static partial void CommitFailed(ILogger logger, Exception reason, int events);

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Expired events could not be removed from the hub log.")]
    public static partial void TrimFailed(ILogger logger, Exception reason);

    [LoggerMessage(EventId = 3200, Level = LogLevel.Information, Message = "A client was turned away before it opened an AMQP connection: {Reason}")]
    public static partial void HandshakeFailed(ILogger logger, string reason);

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "{Hub}: a transfer was refused: {Reason}")]
    public static partial void TransferRefused(ILogger logger, string hub, string reason);
}
