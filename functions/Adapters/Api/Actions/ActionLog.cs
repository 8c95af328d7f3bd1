using Microsoft.Extensions.Logging;

namespace RealRecon.Adapters.Api.Actions;

internal static partial class ActionLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "An operator's action could not be signalled.")]
    public static partial void ActionNotSent(this ILogger log, Exception trouble);
}
