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

    /// <summary>500 payments a second, worked out by hand from round numbers.</summary>
    [Fact]
    public void Model_OfAnExample_IsWhatOneWorksOutByHand()
    {
        var parameters = new CapacityParameters();
        foreach (var (name, value) in ((string, double)[])[
            ("operations", 10), ("operationRequests", 6), ("instanceOperations", 250), ("shardOperations", 4), ("shards", 64), ("tableRows", 16), ("events", 2), ("eventBytes", 800), ("unitEvents", 1000), ("unitBytes", 1_000_000), ("partitionEvents", 400), ("schedulerActions", 2000)])
        {
            Assert.True(parameters.TrySet(name, value));
        }

        var model = new CapacityModel(parameters, 500);

        Assert.Equal([1, 2, 30_000, 31.25, 125, 8_000, 20], model.Resources(scheduler: false).Select(resource => resource.Needed));
        Assert.Equal(3, model.Resources(scheduler: true)[2].Needed);
        Assert.Equal((2, 1), (model.Deployments(scheduler: false), model.Deployments(scheduler: true)));
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
