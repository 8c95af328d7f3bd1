using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Sweep;

namespace RealRecon.Functions.Triggers;

/// <summary>Signals timers again that the platform lost, every 15 seconds (<see cref="Sweeper.Interval"/>).</summary>
public sealed partial class SweepFunction(Sweeper sweeper, ILogger<SweepFunction> log)
{
    [Function(nameof(SweepFunction))]
    public async Task RunAsync([TimerTrigger("*/15 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        var again = await sweeper.SweepAsync(new DurableEntitySignals(client), context.CancellationToken);
        if (again > 0) SignalledAgain(log, again);
    }

    [LoggerMessage(EventId = 2011, Level = LogLevel.Warning, Message = "{Count} timers were lost and have been signalled again.")]
    private static partial void SignalledAgain(ILogger log, int count);
}
