using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure.Core.Diagnostics;
using RealRecon.Core.Audit;
using RealRecon.Emulator.Hosting;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Capacity;

/// <summary>
/// What one payment costs in entity operations and table requests, counted: figures for docs/capacity.md. Run with
/// <c>-explicit only -class RealRecon.Tests.Capacity.CostMeasurements -showLiveOutput</c>.
/// </summary>
public sealed class CostMeasurements(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="rate">Payments a second: two events each, which agree.</param>
    /// <param name="payments">How many.</param>
    [Theory(Explicit = true)]
    [InlineData(1, 60)]
    [InlineData(10, 600)]
    [InlineData(100, 3000)]
    [InlineData(300, 9000)]
    public async Task Payments_AtARate_CostSoManyOperationsAndRequests(int rate, int payments)
    {
        // A storage of its own: the log of an emulator that kept nothing else.
        await using var tables = new AzuriteServer("table");
        var storage = Azurite.ConnectionString("Table", await tables.RequireAsync());
        var requests = new ConcurrentDictionary<string, long>();
        var operations = 0L;
        var deadline = TimeSpan.FromSeconds(5);
        var settings = EmulatorOptions.DefaultSettings with
        {
            Audit = new AuditRules(),
            Match = EmulatorOptions.DefaultSettings.Match with { BankDeadline = deadline, GatewayDeadline = deadline },
        };
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { HttpPort = 0, AmqpPort = 0, Data = EmulatorOptions.InMemory, Storage = storage, Dashboard = false, Settings = settings },
            cancellation: Cancellation);
        using var api = new StatusApi(new Uri($"http://localhost:{emulator.HttpPort}"));
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "realrecon.entity.operations") listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref operations, count));
        meters.Start();
        using var traffic = new AzureEventSourceListener(
            (heard, _) => { if (heard.EventName == "Request") requests.AddOrUpdate(KindOf(heard.Payload!), 1, (_, count) => count + 1); },
            System.Diagnostics.Tracing.EventLevel.Informational);

        await using (var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(emulator.AmqpPort), Cancellation))
        {
            var player = await ScenarioPlayer.OpenAsync(connection, null, TimeProvider.System, Cancellation);
            var plan = new ScenarioSettings { Seed = rate, Start = TimeProvider.System.GetUtcNow(), Payments = payments, Spacing = TimeSpan.FromSeconds(1.0 / rate) };
            await player.PlayAsync(ScenarioCatalogue.Named("happy-path").Plan(plan), null, Cancellation);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        while ((await api.ReadTotalsAsync(patience.Token)).Of("MATCHED") < payments) await Task.Delay(500, patience.Token);

        // Deadlines that no longer matter pass, too, and are written down.
        await Task.Delay(2 * deadline, Cancellation);
        output.WriteLine($"{rate} payments a second: {(double)operations / payments:0.00} entity operations a payment");
        foreach (var (kind, count) in requests.OrderBy(each => each.Key)) output.WriteLine($"  {kind}: {(double)count / payments:0.000} requests a payment");
        output.WriteLine($"  writes: {requests.Where(each => !each.Key.StartsWith("GET", StringComparison.Ordinal)).Sum(each => (double)each.Value) / payments:0.000}");
        Assert.True(operations > payments);
    }

    /// <summary>Method and table: a batch names its table only inside.</summary>
    private static string KindOf(System.Collections.ObjectModel.ReadOnlyCollection<object?> payload)
    {
        var (method, address) = ((string)payload[1]!, new Uri((string)payload[2]!));
        var table = address.AbsolutePath["/devstoreaccount1/".Length..].Split('(', '?')[0];
        return $"{method} {table}";
    }
}
