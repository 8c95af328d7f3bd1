namespace RealRecon.Emulator.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "{Count} timers were due half a minute ago and were not noticed (TIMER_LOST); they are signalled again.")]
    public static partial void DeadlinesLost(this ILogger logger, int count);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "The sweep for lost timers failed; the next one follows in seconds.")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Warning, Message = "A part did not stop as it should; the others are stopped all the same.")]
    public static partial void PartNotStopped(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4104, Level = LogLevel.Warning, Message = "The audit log could not be anchored; the next anchor follows in minutes.")]
    public static partial void AnchorFailed(this ILogger logger, Exception exception);
}
