namespace RealRecon.Emulator.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(101, LogLevel.Warning, "{Count} deadlines passed a minute ago without their transactions noticing (TIMER_LOST); they are signalled again.")]
    public static partial void DeadlinesLost(this ILogger logger, int count);

    [LoggerMessage(102, LogLevel.Warning, "The sweep for lost deadlines failed; the next one is in a minute.")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(103, LogLevel.Warning, "A part did not stop as it should; the others are stopped all the same.")]
    public static partial void PartNotStopped(this ILogger logger, Exception exception);
}
