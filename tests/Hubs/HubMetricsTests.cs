using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;

namespace RealRecon.Tests.Hubs;

public sealed class HubMetricsTests
{
    [Fact]
    public async Task Meter_CountsAcceptedEventsAndTheAgeOfHandledOnes()
    {
        // A hub of its own, so that tests beside this one are not counted.
        var hub = new HubDefinition($"hub-{Guid.NewGuid()}", Side.Bank, 1);
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var measured = new ConcurrentQueue<(string Instrument, double Value)>();
        using var listener = Listen(hub, measured);
        await using var log = HubLog.Open(new HubTopology([hub]), new HubLogOptions { Path = HubLogOptions.InMemory }, time, NullLogger<HubLog>.Instance);
        using var stop = new CancellationTokenSource();

        await log.AppendAsync(hub, Messages.Placed(0, "a", "b", "c"));
        time.Advance(TimeSpan.FromSeconds(2));
        var pump = new HubPump(log, hub, 0, (_, _) => Task.CompletedTask, new HubPumpOptions(), time, NullLogger<HubPump>.Instance).RunAsync(stop.Token);
        while (log.Checkpoint(hub, 0, HubTopology.DefaultConsumerGroup) < 2) await Task.Yield();
        await stop.CancelAsync();
        await pump;

        Assert.Equal([("realrecon.events.accepted", 3), ("realrecon.ingest.lag", 2)], measured);
    }

    private static MeterListener Listen(HubDefinition hub, ConcurrentQueue<(string Instrument, double Value)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "RealRecon") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        return listener;

        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "hub" && hub.Name.Equals(tag.Value)) measured.Enqueue((instrument.Name, value));
            }
        }
    }
}
