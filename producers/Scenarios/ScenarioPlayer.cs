using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Scenarios;

/// <summary>Sends a scenario's events at their times, those of one hub and key that are due together as one batch.</summary>
public sealed class ScenarioPlayer(HubSender gateway, HubSender bank, TimeProvider time)
{
    public static async Task<ScenarioPlayer> OpenAsync(EventHubConnection connection, TimeProvider time, CancellationToken cancellation) => new(
        await connection.OpenSenderAsync(Hub.Gateway, null, cancellation),
        await connection.OpenSenderAsync(Hub.Bank, null, cancellation),
        time);

    /// <param name="scenario">Its times count from now.</param>
    /// <param name="sent">Told how many more events were accepted.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ProducerException">An event could not be delivered.</exception>
    public async Task PlayAsync(Scenario scenario, Action<int>? sent, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var next = 0;
        while (next < scenario.Events.Count)
        {
            var early = scenario.Events[next].At - time.GetElapsedTime(start);
            if (early > TimeSpan.Zero) await Task.Delay(early, time, cancellation);
            var due = next;
            while (due < scenario.Events.Count && scenario.Events[due].At <= time.GetElapsedTime(start)) due++;
            // A timer may be a little early; what was waited for is due all the same.
            due = Math.Max(due, next + 1);
            foreach (var group in scenario.Events.Take(next..due).GroupBy(planned => (planned.Hub, planned.PartitionKey)))
            {
                await SendAsync(group.Key.Hub == Hub.Gateway ? gateway : bank, group.Key.PartitionKey, group, cancellation);
                sent?.Invoke(group.Count());
            }

            next = due;
        }
    }

    private static async Task SendAsync(HubSender sender, string partitionKey, IEnumerable<PlannedEvent> events, CancellationToken cancellation)
    {
        var batch = new EventBatch(partitionKey);
        foreach (var outgoing in events.Select(planned => planned.ToOutgoing()))
        {
            if (batch.Count > 0 && batch.Bytes + outgoing.Body.Length + OutgoingEvent.Overhead > sender.MaxBatchBytes)
            {
                await sender.SendAsync(batch, cancellation);
                batch = new EventBatch(partitionKey);
            }

            batch.Add(outgoing);
        }

        await sender.SendAsync(batch, cancellation);
    }
}
