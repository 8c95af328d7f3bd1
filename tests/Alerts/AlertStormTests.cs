using System.Collections.Concurrent;
using System.Diagnostics;
using RealRecon.Core;
using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Alerts;

/// <summary>A hundred thousand alerts of one cause. The figures depend on the machine; they are printed and not asserted.</summary>
public sealed class AlertStormTests(ITestOutputHelper output)
{
    private const int Alerts = 100_000;
    private const int Batch = 1000;

    [Fact]
    public async Task Storm_WhenAHundredThousandComeAtOnce_IsOnePageAndOneAllClear()
    {
        var told = new ConcurrentQueue<Notification>();
        await using var runtime = new AlertRuntime(
            (what, _) =>
            {
                told.Enqueue(what);
                return Task.FromResult(DeliveryOutcome.Delivered);
            },
            AlertStage.Start);

        var raising = await TimeAsync(runtime, AlertRuntime.Raise);
        var size = runtime.StateText.Length;
        await runtime.PassAsync(TimeSpan.FromSeconds(3));
        await runtime.UntilAsync(() => told.Count == 1);
        var clearing = await TimeAsync(runtime, AlertRuntime.Clear);
        await runtime.PassAsync(TimeSpan.FromSeconds(3));
        await runtime.UntilAsync(() => told.Count == 2);

        Assert.Equal([(NotificationKind.Opened, Alerts), (NotificationKind.Closed, 0L)], told.Select(word => (word.Kind, word.Count)));
        Assert.InRange(size, 1, 20_000);
        output.WriteLine($"{Alerts} alerts raised in {raising.TotalSeconds:0.00} s, cleared in {clearing.TotalSeconds:0.00} s; the group's state is {size} characters.");
    }

    private static async Task<TimeSpan> TimeAsync(AlertRuntime runtime, Func<int, OutboxMessage.Signal> signal)
    {
        var watch = Stopwatch.StartNew();
        for (var first = 0; first < Alerts; first += Batch) await runtime.SendAsync([.. Enumerable.Range(first, Batch).Select(signal)]);
        return watch.Elapsed;
    }
}
