using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Sweep;

namespace RealRecon.Functions.Triggers;

/// <summary>Signals deadlines again that the platform lost, once a minute (<see cref="Sweeper.Interval"/>).</summary>
public sealed partial class SweepFunction(IAuditStore store, TimeProvider time, ILogger<SweepFunction> log)
{
    [Function(nameof(SweepFunction))]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        var again = await new Sweeper(store, new DurableEntitySignals(client), time).SweepAsync(context.CancellationToken);
        if (again > 0) SignalledAgain(log, again);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deadlines were lost and have been signalled again.")]
    private static partial void SignalledAgain(ILogger log, int count);
}
