using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;

namespace RealRecon.Functions.Setup;

/// <summary>Creates missing tables. It keeps trying beside the running app: until they exist, writes fail and are retried, and health says so.</summary>
internal sealed partial class StorePreparation(IAuditStore audit, IDeadLetterStore deadLetters, TimeProvider time, ILogger<StorePreparation> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryPrepareAsync(stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
    }

    private async Task<bool> TryPrepareAsync(CancellationToken stopping)
    {
        try
        {
            await audit.InitialiseAsync(stopping);
            await deadLetters.InitialiseAsync(stopping);
            return true;
        }
        catch (Exception trouble) when (!stopping.IsCancellationRequested)
        {
            NotPrepared(log, trouble);
            return false;
        }
    }

    [LoggerMessage(EventId = 2021, Level = LogLevel.Error, Message = "The tables could not be created; trying again.")]
    private static partial void NotPrepared(ILogger log, Exception trouble);
}
