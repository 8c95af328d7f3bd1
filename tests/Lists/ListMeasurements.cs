using System.Diagnostics;
using Azure.Data.Tables;
using RealRecon.Adapters.Api.Totals;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Lists;

/// <summary>Figures for docs/performance.md. Run with <c>-explicit only -class RealRecon.Tests.Lists.ListMeasurements -showLiveOutput</c>.</summary>
public sealed class ListMeasurements(Azurite azurite)
{
    private const int Exceptions = 100_000;
    private const int Others = 100_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Sqlite_With100000OpenExceptions_CountsAllOfThem()
    {
        var folder = Directory.CreateTempSubdirectory("realrecon-lists-");
        using (var ledger = new SqliteLedger(Path.Combine(folder.FullName, "ledger.db")))
        {
            var store = new SqliteAuditStore(ledger);
            await FillAsync(store, Others, matched: true);
            await FillAsync(store, Exceptions, matched: false);
            Assert.True(await CountAsync("SQLite", store));
        }

        folder.Delete(recursive: true);
    }

    [Fact(Explicit = true)]
    public async Task Tables_With100000OpenExceptions_CountsWhatEightSecondsAllow()
    {
        var store = new TableAuditStore(new TableServiceClient(await azurite.RequireAsync()), new TableNames($"M{Guid.NewGuid():N}"[..20]));
        await store.InitialiseAsync(Cancellation);
        await FillAsync(store, Exceptions, matched: false);
        await CountAsync("Azurite", store);
    }

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sqlite_WhenTransactionsNameAnOrder_TellsWhatThatCosts(bool ordered)
    {
        var folder = Directory.CreateTempSubdirectory("realrecon-lists-");
        using (var ledger = new SqliteLedger(Path.Combine(folder.FullName, "ledger.db")))
        {
            var store = new SqliteAuditStore(ledger);
            await FillAsync(store, 20_000, matched: true, ordered);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            await FillAsync(store, 200_000, matched: true, ordered);
            var cost = (Process.GetCurrentProcess().TotalProcessorTime - cpu) / 400_000;
            TestContext.Current.TestOutputHelper!.WriteLine($"ordered {ordered}: {cost.TotalMicroseconds:0.0} µs of processor time an entry, sealing and projecting included");
        }

        folder.Delete(recursive: true);
    }

    private static async Task<bool> CountAsync(string name, IAuditStore store)
    {
        var start = Stopwatch.GetTimestamp();
        var tally = new ListTally(Samples.Start.AddDays(1));
        var filter = new TransactionFilter { Open = true };
        var first = TimeSpan.Zero;
        TransactionCursor? next = null;
        do
        {
            var page = await store.ListAsync(filter, next, TransactionPage.MaxLookedAt, Cancellation);
            foreach (var view in page.Items) tally.Add(view);
            next = page.Next;
            if (first == TimeSpan.Zero) first = Stopwatch.GetElapsedTime(start);
        }
        while (next is not null && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {tally.Count} counted in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, the first 5,000 in {first.TotalSeconds:0.00} s");
        foreach (var sort in Enum.GetValues<TransactionSort>())
        {
            start = Stopwatch.GetTimestamp();
            await store.ListAsync(filter with { Sort = sort }, null, 50, Cancellation);
            TestContext.Current.TestOutputHelper!.WriteLine($"{name}: a page of 50, {sort} first, in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        }

        return tally.Count == Exceptions;
    }

    private static async Task FillAsync(IAuditStore store, int count, bool matched, bool ordered = false)
    {
        var run = Guid.NewGuid().ToString("N")[..6];
        var entries = Enumerable.Range(0, count).Select(i => Pair(TransactionId.Of($"{run}-{i * 7919 % count:D6}"), Samples.Start.AddMilliseconds(i * 100), matched, ordered));
        await Parallel.ForEachAsync(
            entries.GroupBy(pair => AuditShard.Of(pair[0].TransactionId)),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (shard, token) =>
            {
                var head = (await store.ReadHeadsAsync(token)).FirstOrDefault(one => one.Shard == shard.Key) ?? ShardHead.Empty(shard.Key);
                foreach (var block in shard.Chunk(25).SelectMany(some => (AuditEntry[][])[[.. some.Select(pair => pair[0])], [.. some.Select(pair => pair[1])]]))
                {
                    var write = Samples.Block(head, block);
                    await store.WriteAsync(write, token);
                    head = write.Head;
                }
            });
    }

    private static AuditEntry[] Pair(TransactionId id, DateTimeOffset at, bool matched, bool ordered)
    {
        var opened = Samples.Opened(id, at);
        if (ordered) opened = opened with { After = opened.After with { Belonging = new Belonging($"order-{id.GetHashCode():X8}", null, null) } };
        return [opened, matched ? Samples.Booked(opened) : Samples.Overdue(opened)];
    }
}
