using RealRecon.Producers.Capacity;
using RealRecon.Producers.CommandLine;
using RealRecon.Tests.Shells;
using Spectre.Console;

namespace RealRecon.Tests.Capacity;

public sealed class CapacityTests
{
    [Fact]
    public void Page_HoldsWhatTheModelSays()
    {
        var parameters = new CapacityParameters();
        GeneratedText.AssertHas("docs/capacity.md", "rates", CapacityTables.Of(parameters, CapacityCommand.Rates));
        GeneratedText.AssertHas("docs/capacity.md", "parameters", CapacityTables.Parameters(parameters));
    }

    [Fact]
    public void Model_WhenTheRateDoubles_NeedsTwiceAsMuchOfWhatIsNotCountedInUnits()
    {
        var (one, two) = (new CapacityModel(new(), 1000), new CapacityModel(new(), 2000));

        foreach (var (small, large) in one.Resources(false).Zip(two.Resources(false)).Where(pair => pair.First.Unit is "requests/s" or "rows/s" or "operations/s each"))
        {
            Assert.Equal(2 * small.Needed, large.Needed, 1e-6);
        }

        Assert.InRange(two.PriceOfAMillion(false), 0.5 * one.PriceOfAMillion(false), one.PriceOfAMillion(false));
    }

    [Theory]
    [InlineData("storageRequests", 1e12, "Task hub, storage account")]
    [InlineData("units", 1e-3, null)]
    public void Bottleneck_WhenAParameterMoves_MovesWithIt(string name, double value, string? noMore)
    {
        var parameters = new CapacityParameters();
        Assert.Equal("Task hub, storage account", new CapacityModel(parameters, 1000).Bottleneck(false).Name);
        Assert.True(parameters.TrySet(name, value));

        var now = new CapacityModel(parameters, 1000).Bottleneck(false).Name;

        if (noMore is null) Assert.Equal("Event Hubs, throughput units", now);
        else Assert.NotEqual(noMore, now);
    }

    [Theory]
    [InlineData("operations")]
    [InlineData("operations=none")]
    [InlineData("operations=0")]
    [InlineData("operations=-1")]
    [InlineData("operations=NaN")]
    [InlineData("colour=1")]
    public async Task Command_WhenAParameterIsWrong_SaysWhatToWrite(string set)
    {
        using var errors = new StringWriter();

        Assert.Equal(1, await ProducerCommandLine.RunAsync(["capacity", "--set", set], AnsiConsole.Console, errors));

        Assert.Contains("--set operations=12", Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
