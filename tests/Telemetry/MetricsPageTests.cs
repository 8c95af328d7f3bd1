using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;
using RealRecon.Tests.Hosting;
using RealRecon.Tests.Shells;

namespace RealRecon.Tests.Telemetry;

public sealed partial class MetricsPageTests
{
    [Fact]
    public async Task Page_ListsEveryInstrumentWithItsUnit()
    {
        using var counted = new Counted(TimeProvider.System);
        using var folder = new TempFolder();
        var published = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == counted.Meters) published.Add($"`{instrument.Name}` | `{instrument.Unit}`");
            },
        };
        listener.Start();
        Assert.NotNull(counted.Metrics);
        await using var log = HubLog.Open(
            HubTopology.Default, new HubLogOptions { Path = HubLogOptions.InMemory, Meters = counted.Meters }, TimeProvider.System, NullLogger<HubLog>.Instance);
        await using var runtime = EntityRuntime.Start(
            new EntityRuntimeOptions { File = folder.In("entities.db"), Meters = counted.Meters }, [], TimeProvider.System, NullLogger<EntityRuntime>.Instance);

        var page = await File.ReadAllTextAsync(SourceTree.PathOf("docs/observability.md"), TestContext.Current.CancellationToken);

        Assert.Equal(published, new SortedSet<string>(Row().Matches(page).Select(row => row.Groups[1].Value), StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (`realrecon\.[a-z.]+` \| `[^`]+`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
