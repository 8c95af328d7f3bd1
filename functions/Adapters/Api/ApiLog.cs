using Microsoft.Extensions.Logging;

namespace RealRecon.Adapters.Api;

internal static partial class ApiLog
{
    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "A store failed while the API read it.")]
    public static partial void StoreFailed(this ILogger log, Exception trouble);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "Request {Instance} failed.")]
    public static partial void RequestFailed(this ILogger log, string instance, Exception trouble);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Warning, Message = "Health probe {Probe} failed.")]
    public static partial void ProbeFailed(this ILogger log, string probe, Exception trouble);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Error, Message = "An export failed midway; its connection was broken off.")]
    public static partial void ExportFailed(this ILogger log, Exception trouble);
}
