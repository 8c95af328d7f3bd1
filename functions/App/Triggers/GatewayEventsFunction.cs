using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RealRecon.Core;

namespace RealRecon.Functions.Triggers;

/// <summary>Batches of the gateway hub. The trigger moves its checkpoint even when the function fails, so trouble is retried without limit, and its end is seen half a minute late at most.</summary>
public sealed class GatewayEventsFunction(HubIngest ingest)
{
    private const string Hub = "gateway-events";

    [Function(nameof(GatewayEventsFunction))]
    [ExponentialBackoffRetry(-1, "00:00:04", "00:00:30")]
    public Task RunAsync(
        [EventHubTrigger(Hub, Connection = "EventHubs")] EventData[] events,
        [DurableClient] DurableTaskClient client,
        FunctionContext context) => ingest.HandleAsync(HubBatch.From(events, Side.Gateway, Hub, context), client, context.CancellationToken);
}
