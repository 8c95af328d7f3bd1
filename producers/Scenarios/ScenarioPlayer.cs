using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Producers.Scenarios;

/// <summary>
/// Plays a scenario at its times: calls to the simulation first, then the events that are due, those of one hub and key as one batch.
/// </summary>
/// <param name="gateway">Sends to the gateways' hub.</param>
/// <param name="bank">Sends to the bank's hub.</param>
/// <param name="simulation">Null where there is none; only scenarios that need none can be played then.</param>
/// <param name="time">The clock that the scenario's times are held against.</param>
public sealed class ScenarioPlayer(HubSender gateway, HubSender bank, ISimulation? simulation, TimeProvider time)
{
    /// <summary>Keys are independent of each other, and thousands of small batches would wait for each other's acceptance.</summary>
    private const int BatchesInFlight = 32;

    public static async Task<ScenarioPlayer> OpenAsync(EventHubConnection connection, ISimulation? simulation, TimeProvider time, CancellationToken cancellation) => new(
        await connection.OpenSenderAsync(Hub.Gateway, null, cancellation),
        await connection.OpenSenderAsync(Hub.Bank, null, cancellation),
        simulation,
        time);

    /// <exception cref="ProducerException">The scenario needs a simulation, and there is none.</exception>
    public void RequireSimulationFor(Scenario scenario)
    {
        if (scenario.Calls.Count == 0 || simulation is not null) return;
        throw new ProducerException(
            $"{scenario.Name} needs a bank that answers questions, and there is none beside the engine that is sent to; play it against the emulator, or say with --api where another emulator's API is.");
    }

    /// <param name="scenario">Its times count from now.</param>
    /// <param name="sent">Told how many more events were accepted.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ProducerException">An event could not be delivered, or the simulation is missing or refuses.</exception>
    public async Task PlayAsync(Scenario scenario, Action<int>? sent, CancellationToken cancellation)
    {
        RequireSimulationFor(scenario);
        var start = time.GetTimestamp();
        var events = new Schedule<PlannedEvent>(scenario.Events, planned => planned.At);
        var calls = new Schedule<PlannedCall>(scenario.Calls, call => call.At);
        while (Earlier(events.Next, calls.Next) is { } next)
        {
            var early = next - time.GetElapsedTime(start);
            if (early > TimeSpan.Zero) await Task.Delay(early, time, cancellation);
            // A timer may be a little early; what was waited for is due all the same.
            var now = time.GetElapsedTime(start) is var elapsed && elapsed > next ? elapsed : next;
            foreach (var call in calls.TakeDue(now)) await call.MakeAsync(simulation!, cancellation);
            var due = events.TakeDue(now);
            await SendAsync(due, cancellation);
            sent?.Invoke(due.Count);
        }
    }

    private static TimeSpan? Earlier(TimeSpan? a, TimeSpan? b) => a is null || b < a ? b ?? a : a;

    private Task SendAsync(IEnumerable<PlannedEvent> due, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = BatchesInFlight, CancellationToken = cancellation };
        return Parallel.ForEachAsync(due.GroupBy(planned => (planned.Hub, planned.PartitionKey)), options, async (group, stop) =>
            await SendAsync(group.Key.Hub == Hub.Gateway ? gateway : bank, group.Key.PartitionKey, group, stop));
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
