using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Pulse;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Pulse;

/// <summary>A pulse over a real store, and the engine's part: writing the log. The clock moves when the test says so.</summary>
internal sealed class PulseStage(IAuditStore store, IDeadLetterStore letters, ISweepRecords sweeps, FakeTimeProvider time, PulseLimits? limits = null)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<int, ShardHead> _heads = [];
    private PulseReader _pulse = Reader(store, letters, sweeps, time, limits);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another instance, which knows nothing.</summary>
    public void Restart() => _pulse = Reader(store, letters, sweeps, time, limits);

    public async Task<JsonNode> AskAsync(string window = "1h")
    {
        var answer = await _pulse.ReadAsync(PulseWindow.All.Single(one => one.Word == window), Cancellation);
        return JsonNode.Parse(answer.Body)!;
    }

    /// <summary>Asks once the answer before is old.</summary>
    public Task<JsonNode> AskLaterAsync(string window = "1h")
    {
        time.Advance(TimeSpan.FromSeconds(30));
        return AskAsync(window);
    }

    /// <summary>The figures that do not depend on who asks, nor when within the same slice.</summary>
    public static string Figures(JsonNode pulse)
    {
        var figures = pulse.DeepClone().AsObject();
        foreach (var name in (string[])["asOf", "health"]) figures.Remove(name);
        return figures.ToJsonString(Indented);
    }

    public async Task WriteAsync(params IEnumerable<AuditEntry>[] parts)
    {
        foreach (var shard in parts.SelectMany(entries => entries).GroupBy(entry => AuditShard.Of(entry.TransactionId)))
        {
            foreach (var block in shard.Chunk(AuditRules.MaxEntries)) await SealAsync(shard.Key, [.. block.Select(AuditEntryCodec.Encode)]);
        }
    }

    public async Task WriteCasesAsync(params CaseEntry[] entries)
    {
        foreach (var shard in entries.GroupBy(entry => CaseLog.ShardOf(entry.Id))) await SealAsync(shard.Key, [.. shard.Select(CaseEntryCodec.Encode)]);
    }

    private async Task SealAsync(int shard, byte[][] entries)
    {
        var head = _heads.GetValueOrDefault(shard) ?? ShardHead.Empty(shard);
        var write = ViewProjection.Project(head, AuditBlock.Seal(head, [.. entries]));
        await store.WriteAsync(write, Cancellation);
        _heads[shard] = write.Head;
    }

    private static PulseReader Reader(IAuditStore store, IDeadLetterStore letters, ISweepRecords sweeps, TimeProvider time, PulseLimits? limits)
    {
        var readings = new Readings(store, (ICaseStore)store, letters, time, NullLogger<Readings>.Instance);
        return new PulseReader(readings, new HealthRoute([], time, NullLogger.Instance), sweeps, time, NullLogger.Instance, limits);
    }
}
