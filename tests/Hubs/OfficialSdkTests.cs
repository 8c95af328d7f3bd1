using System.Diagnostics;
using System.Text.Json;
using RealRecon.Emulator.Hubs.Wire;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Hubs;

public sealed class OfficialSdkTests
{
    [Fact]
    public async Task Producer_OfTheJavaScriptSdk_SeesAnEventHub()
    {
        var tools = await NodeTools.RequireAsync();
        await using var hubs = HubFixture.Start();

        using var seen = await RunAsync(tools, hubs.Port);

        var hub = seen.RootElement.GetProperty("hub");
        Assert.Equal("gateway-events", hub.GetProperty("name").GetString());
        Assert.Equal(["0", "1", "2", "3"], hub.GetProperty("partitionIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(1 << 20, seen.RootElement.GetProperty("maxSizeInBytes").GetInt32());
        Assert.Equal("MessagingEntityNotFoundError", seen.RootElement.GetProperty("unknownHub").GetString());

        Assert.Equal([(At("order-1"), """{"one":1}"""), (At("order-1"), """{"again":true}""")], Events("\"one\"", "\"again\""));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (At("order-2"), $$"""{"keyed":{{i}}}""")), Events("\"keyed\""));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (3, $$"""{"placed":{{i}}}""")), Events("\"placed\""));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (At("bulk"), $$"""{"bulk":{{i}}}""")), Events("\"bulk\""));

        var one = Assert.Single(hubs.All(HubFixture.Gateway), hubEvent => Messages.Text(hubEvent).Contains("\"one\""));
        Assert.Equal(("generic", "e-1"), (one.Provider, one.EventId));

        foreach (var partition in seen.RootElement.GetProperty("partitions").EnumerateArray())
        {
            var state = hubs.Log.State(HubFixture.Gateway, int.Parse(partition.GetProperty("partitionId").GetString()!));
            Assert.Equal(state.Last, partition.GetProperty("lastEnqueuedSequenceNumber").GetInt64());
            Assert.Equal(state.Last.ToString(), partition.GetProperty("lastEnqueuedOffset").GetString());
            Assert.Equal(state.LastEnqueuedAt, partition.GetProperty("lastEnqueuedOnUtc").GetDateTimeOffset());
            Assert.Equal(state.IsEmpty, partition.GetProperty("isEmpty").GetBoolean());
        }

        static int At(string key) => PartitionHash.PartitionOf(key, 4);

        IEnumerable<(int Partition, string Body)> Events(params string[] marks) =>
            from hubEvent in hubs.All(HubFixture.Gateway)
            let body = Messages.Text(hubEvent)
            where marks.Any(body.Contains)
            select (int.Parse(hubEvent.Position.Partition), body);
    }

    private static async Task<JsonDocument> RunAsync(NodeTools tools, int port)
    {
        using var node = Process.Start(tools.Script("Hubs/js/conformance.mjs", port.ToString()))!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = node.StandardError.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(await output);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }
}
