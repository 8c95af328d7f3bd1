using Microsoft.Extensions.Logging;

namespace RealRecon.Adapters.Api.Actions;

internal static partial class ActionLog
{
    [LoggerMessage(EventId = 1111, Level = LogLevel.Error, Message = "An operator's action could not be signalled.")]
    public static partial void ActionNotSent(this ILogger log, Exception trouble);

    [LoggerMessage(EventId = 1112, Level = LogLevel.Error, Message = "What was done about a dead letter could not be written down.")]
    public static partial void LetterNotHandled(this ILogger log, Exception trouble);
}
