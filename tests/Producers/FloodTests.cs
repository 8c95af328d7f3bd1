using RealRecon.Producers.Flood;
using RealRecon.Producers.Measuring;

namespace RealRecon.Tests.Producers;

public sealed class FloodTests
{
    [Fact]
    public void Latency_WhenRanked_GivesMeasuredValues()
    {
        var latency = LatencyFigures.Of(Enumerable.Range(1, 200).Select(i => TimeSpan.FromMilliseconds(i)).Reverse())!;

        Assert.Equal((200, 100, 198, 200), (latency.Samples, latency.P50Ms, latency.P99Ms, latency.MaxMs));
        Assert.Null(LatencyFigures.Of([]));
    }

    [Fact]
    public async Task Flood_WhenTheTotalsStayShort_ReportsWhatIsMissingAndSendsEveryPairOnce()
    {
        using var hub = new ListeningHub();
        // Ten matched were there before; of the hundred pairs only ninety are ever decided.
        var looks = 0;
        await using var api = await CannedApi.StartAsync(
            _ => """{"status":"MATCHED","reasons":[]}""",
            () => "{\"totals\":{\"MATCHED\":" + (looks++ == 0 ? 10 : 100) + "}}");
        await using var connection = await RealRecon.Producers.Sending.EventHubConnection.OpenAsync(
            RealRecon.Producers.Sending.ConnectionString.ForEmulator(hub.Port), TestContext.Current.CancellationToken);
        using var status = new RealRecon.Producers.Observing.StatusApi(api.Address);
        var settings = new FloodSettings { Rate = 0, Events = 200, Mix = FloodMix.Mixed, Seed = 9, Patience = TimeSpan.FromMilliseconds(300) };

        var report = await new FloodRun(settings, connection, status, TimeProvider.System).RunAsync(_ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((200, 90, 10, 0), (report.Events, report.Matched, report.Missing, report.Surplus));
        Assert.Equal(1, report.MismatchesSent);
        Assert.False(report.IsSound);
        Assert.Equal(200, hub.Events.Select(e => Convert.ToHexString(e.Body)).Distinct().Count());
        Assert.All(hub.Batches, batch => Assert.Null(batch.PartitionKey));
        Assert.Contains(hub.Batches, batch => batch.Target == "bank-events/Partitions/3");
    }
}
