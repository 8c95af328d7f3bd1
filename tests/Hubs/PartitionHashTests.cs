using System.Diagnostics;
using System.Text.Json;
using RealRecon.Emulator.Hubs.Wire;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Hubs;

public sealed class PartitionHashTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(32)]
    public async Task PartitionOf_ForAThousandKeys_IsWhatTheOfficialSdkComputes(int partitionCount)
    {
        var tools = await NodeTools.RequireAsync();
        var random = new Random(20260501);
        // Lengths around the 12-byte blocks of the hash, with characters of one to three bytes.
        var keys = Enumerable.Range(0, 1000).Select(i => new string([.. Enumerable.Range(0, i % 40).Select(_ => "abcXYZ019-_é€"[random.Next(13)])])).ToList();

        var start = tools.Script("Hubs/js/partition-keys.mjs");
        start.RedirectStandardInput = true;
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { keys, partitionCount }));
        node.StandardInput.Close();
        var theirs = JsonSerializer.Deserialize<int[]>(await node.StandardOutput.ReadToEndAsync());

        Assert.Equal(theirs, keys.Select(key => PartitionHash.PartitionOf(key, partitionCount)));
    }
}
