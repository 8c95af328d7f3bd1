using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Emulator.Entities;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Entities;

public sealed class AuditShardItemsTests
{
    private static readonly AuditRules Rules = new() { BlockAge = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task AuditShard_WhenItRestartsWithSealedAndWaitingEntries_WritesAllOfThemInOrder()
    {
        using var folder = new TempFolder();
        var closed = new SqliteLedger(folder.In("closed.db"));
        closed.Dispose();
        await using (var runtime = Start(folder, closed))
        {
            await runtime.SignalAsync([Append(0), Append(1)], TestContext.Current.CancellationToken);
            await UntilSealedAsync(runtime, folder);
            await runtime.SignalAsync([Append(2), Append(3)], TestContext.Current.CancellationToken);
        }

        using var ledger = new SqliteLedger(folder.In("ledger.db"));
        await using (Start(folder, ledger)) Assert.Equal([0, 1, 2, 3], await EntriesAsync(ledger, 4));
    }

    private static EntityRuntime Start(TempFolder folder, SqliteLedger ledger) => EntityRuntime.Start(
        new() { File = folder.In("entities.db") },
        [AuditShardEntity.Kind(Rules, new AuditWriter(new SqliteAuditStore(ledger)), NullLogger.Instance)],
        TimeProvider.System,
        NullLogger<EntityRuntime>.Instance);

    private static OutboxMessage.Signal Append(byte entry) => new(AuditShard.Address(3), nameof(AuditShard.Append), new AppendEntry([entry]));

    private static async Task UntilSealedAsync(EntityRuntime runtime, TempFolder folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var connection = new SqliteConnection($"Data Source={folder.In("entities.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var waiting = connection.CreateCommand();
        waiting.CommandText = "SELECT json_extract(State, '$.waitingCount') FROM Entities";
        while ((long)waiting.ExecuteScalar()! > 0) await runtime.SignalAsync([], patience.Token);
    }

    private static async Task<byte[]> EntriesAsync(SqliteLedger ledger, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var store = new SqliteAuditStore(ledger);
        while (true)
        {
            var blocks = await store.ReadBlocksAsync(3, 0, 10, patience.Token);
            byte[] entries = [.. blocks.SelectMany(block => block.Entries).Select(entry => entry[0])];
            if (entries.Length >= count) return entries;
            await Task.Delay(10, patience.Token);
        }
    }
}
