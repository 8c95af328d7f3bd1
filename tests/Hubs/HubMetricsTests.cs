using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Core;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;
using RealRecon.Tests.Telemetry;

namespace RealRecon.Tests.Hubs;

public sealed class HubMetricsTests
{
    [Fact]
    public async Task Log_CountsTheEventsThatAreOnDisk()
    {
        var hub = new HubDefinition("bank-events", Side.Bank, 1);
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        using var counted = new Counted(time);
        using var accepted = counted.Of<long>("realrecon.hub.accepted");
        var options = new HubLogOptions { Path = HubLogOptions.InMemory, Meters = counted.Meters };
        await using var log = HubLog.Open(new HubTopology([hub]), options, time, NullLogger<HubLog>.Instance);

        await log.AppendAsync(hub, Messages.Placed(0, "a", "b", "c"));

        var measured = Assert.Single(accepted.GetMeasurementSnapshot());
        Assert.Equal((3L, "bank-events"), (measured.Value, measured.Tags["hub"]));
    }
}
