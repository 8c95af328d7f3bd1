using System.Text.Json;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

/// <summary>What every audit store does, whatever it is built on.</summary>
public abstract partial class AuditStoreContract : IAsyncLifetime
{
    private readonly Dictionary<int, ShardHead> _heads = [];

    protected IAuditStore Store { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        await Store.InitialiseAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Initialise_WhenDoneBefore_ChangesNothing()
    {
        await WriteAsync(0, Samples.Opened(Samples.IdIn(0, 0), Samples.Start));

        await Store.InitialiseAsync(Cancellation);

        Assert.Single(await Store.ReadBlocksAsync(0, 0, 10, Cancellation));
    }

    [Fact]
    public async Task Write_WhenABlockIsNew_StoresItsContentAndHead()
    {
        var write = await WriteAsync(3, Samples.IdsIn(3).Take(5).Select(id => Samples.Opened(id, Samples.Start)));

        var block = Assert.Single(await Store.ReadBlocksAsync(3, 0, 10, Cancellation));
        Assert.True(block.HasContentOf(write.Block));
        Assert.Equal(Json(write.Head), Json(Assert.Single(await Store.ReadHeadsAsync(Cancellation))));
    }

    [Fact]
    public async Task Write_WhenABlockIsFull_BringsBackEveryByte()
    {
        var entries = Enumerable.Range(0, AuditRules.MaxEntries).Select(i => Enumerable.Repeat((byte)i, 487).ToArray());
        var block = AuditBlock.Seal(ShardHead.Empty(5), [.. entries]);

        await Store.WriteAsync(ViewProjection.Project(ShardHead.Empty(5), block), Cancellation);

        Assert.True((await Store.ReadBlocksAsync(5, 0, 1, Cancellation))[0].HasContentOf(block));
    }

    [Fact]
    public async Task Write_WhenRepeated_ChangesNothing()
    {
        var first = await WriteAsync(0, Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        var second = await WriteAsync(0, Samples.Booked(Samples.Opened(Samples.IdIn(0, 0), Samples.Start)));

        foreach (var write in (PendingWrite[])[second, first, first, second])
        {
            await Store.WriteAsync(write, Cancellation);
        }

        Assert.Equal(2, (await Store.ReadBlocksAsync(0, 0, 10, Cancellation)).Count);
        Assert.Equal(Json(second.Head), Json((await Store.ReadHeadsAsync(Cancellation))[0]));
        var found = await Store.FindAsync(Samples.IdIn(0, 0), Cancellation);
        Assert.Equal(2, found!.View.Version);
        Assert.Equal([0L, 1L], found.Entries.Select(entry => entry.Block));
        Assert.Empty((await Store.ReadOverdueAsync(DateTimeOffset.MaxValue, null, 10, Cancellation)).Items);
    }

    [Fact]
    public async Task Write_WhenAnotherBlockHasTheNumber_RefusesAndKeepsTheFirst()
    {
        var first = await WriteAsync(0, Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        var other = Samples.Block(ShardHead.Empty(0), Samples.Opened(Samples.IdIn(0, 1), Samples.Start));

        await Assert.ThrowsAsync<BlockConflictException>(() => Store.WriteAsync(other, Cancellation));

        Assert.True((await Store.ReadBlocksAsync(0, 0, 10, Cancellation))[0].HasContentOf(first.Block));
        Assert.Null(await Store.FindAsync(Samples.IdIn(0, 1), Cancellation));
        Assert.Equal(Json(first.Head), Json((await Store.ReadHeadsAsync(Cancellation))[0]));
    }

    [Fact]
    public async Task Write_WhenManyShardsWriteAtOnce_StoresAll()
    {
        var writes = Enumerable.Range(0, AuditShard.Count).SelectMany(shard =>
        {
            var first = Samples.Block(ShardHead.Empty(shard), Samples.Opened(Samples.IdIn(shard, 0), Samples.Start));
            var second = Samples.Block(first.Head, Samples.Booked(Samples.Opened(Samples.IdIn(shard, 0), Samples.Start)));
            return (IEnumerable<PendingWrite[]>)[[first, second]];
        });

        await Parallel.ForEachAsync(writes, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (chain, _) =>
        {
            foreach (var write in chain) await Store.WriteAsync(write, Cancellation);
        });

        var heads = await Store.ReadHeadsAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, AuditShard.Count), heads.Select(head => head.Shard).Order());
        Assert.All(heads, head => Assert.Equal(1, head.Block));
        Assert.Equal(AuditShard.Count, (await Store.ListAsync(new TransactionFilter(TransactionStatus.MATCHED), null, 100, Cancellation)).Items.Count);
    }

    [Fact]
    public async Task ReadBlocks_WhenAskedForARange_GivesItInOrder()
    {
        for (var i = 0; i < 12; i++) await WriteAsync(0, Samples.Opened(Samples.IdIn(0, i), Samples.Start));
        await WriteAsync(1, Samples.Opened(Samples.IdIn(1, 0), Samples.Start));

        Assert.Equal([4L, 5L, 6L], (await Store.ReadBlocksAsync(0, 4, 3, Cancellation)).Select(block => block.Number));
        Assert.Equal(12, (await Store.ReadBlocksAsync(0, 0, 100, Cancellation)).Count);
        Assert.Empty(await Store.ReadBlocksAsync(0, 12, 5, Cancellation));
        Assert.Empty(await Store.ReadBlocksAsync(63, 0, 5, Cancellation));
    }

    [Fact]
    public async Task Find_WhenTheTransactionIsUnknown_GivesNothing() => Assert.Null(await Store.FindAsync(TransactionId.Of("nobody"), Cancellation));

    [Fact]
    public async Task Find_AfterManyBlocks_NamesThePositionsOfAllEntriesInOrder()
    {
        const int Blocks = 450;
        var entry = Samples.Opened(Samples.IdIn(0, 0), Samples.Start);
        await WriteAsync(0, entry);
        for (var i = 1; i < Blocks; i++) await WriteAsync(0, entry = Samples.Repeated(entry), entry = Samples.Repeated(entry));

        var found = await Store.FindAsync(entry.TransactionId, Cancellation);

        Assert.Equal(Json(ViewProjection.ViewAfter(entry)), Json(found!.View));
        Assert.Equal(Enumerable.Range(0, Blocks).Select(i => (long)i), found.Entries.Select(position => position.Block));
        Assert.All(found.Entries.Skip(1), position => Assert.Equal([0, 1], position.Indices));
    }

    [Theory]
    [InlineData("a'b''c")]
    [InlineData("x' or '1' eq '1")]
    [InlineData("\"quoted\"; DROP TABLE blocks;--")]
    [InlineData("a/b\\c#d?e%2F+f")]
    [InlineData("~tilde~|pipe|:1,2;=3D_x%")]
    [InlineData("日本語 Überweisung 🏦")]
    [InlineData("..")]
    public async Task Find_WhenTheIdHasHostileCharacters_FindsExactlyIt(string text)
    {
        var id = TransactionId.Of(text);
        var other = TransactionId.Of("plain");
        await WriteAsync(AuditShard.Of(id), Samples.Opened(id, Samples.Start));
        if (AuditShard.Of(other) != AuditShard.Of(id)) await WriteAsync(AuditShard.Of(other), Samples.Opened(other, Samples.Start));

        Assert.Equal(id, (await Store.FindAsync(id, Cancellation))!.View.Id);
        Assert.Contains(id, (await Store.ListAsync(new TransactionFilter(), null, 10, Cancellation)).Items.Select(view => view.Id));
        Assert.Contains(id, (await Store.ReadOverdueAsync(DateTimeOffset.MaxValue, null, 10, Cancellation)).Items.Select(view => view.Id));
        Assert.Empty((await Store.ListAsync(new TransactionFilter(Provider: text), null, 10, Cancellation)).Items);
    }

    [Theory]
    [InlineData("ABC", "abc")]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("a=2Fb", "a/b")]
    public async Task Find_WhenTwoIdsLookAlike_KeepsThemApart(string left, string right)
    {
        await WriteAsync(AuditShard.Of(TransactionId.Of(left)), Samples.Opened(TransactionId.Of(left), Samples.Start, "stripe"));
        await WriteAsync(AuditShard.Of(TransactionId.Of(right)), Samples.Opened(TransactionId.Of(right), Samples.Start, "razorpay"));

        Assert.Equal("stripe", (await Store.FindAsync(TransactionId.Of(left), Cancellation))!.View.Current.Verdict.Gateway!.Provider);
        Assert.Equal("razorpay", (await Store.FindAsync(TransactionId.Of(right), Cancellation))!.View.Current.Verdict.Gateway!.Provider);
        Assert.Equal(2, (await Store.ListAsync(new TransactionFilter(), null, 10, Cancellation)).Items.Count);
    }

    [Fact]
    public async Task List_WhenFiltered_GivesTheNewestFirstAndNothingElse()
    {
        var entries = new List<AuditEntry>();
        for (var i = 0; i < 40; i++)
        {
            var opened = Samples.Opened(TransactionId.Of($"t{i:D2}"), Samples.Start.AddSeconds(i / 2), i % 2 == 0 ? "stripe" : "razorpay");
            entries.Add(opened);
            if (i % 4 == 1) entries.Add(Samples.Booked(opened, 45_000));
            if (i % 4 == 2) entries.Add(Samples.Booked(opened));
            if (i % 4 == 3) entries.Add(Samples.Overdue(opened));
        }

        await WriteAllAsync(entries);

        await CheckAsync(new TransactionFilter(), i => true);
        await CheckAsync(new TransactionFilter(TransactionStatus.MISMATCH), i => i % 4 == 1);
        await CheckAsync(new TransactionFilter(Reason: ReasonCode.BANK_MISSING), i => i % 4 == 3);
        await CheckAsync(new TransactionFilter(Reason: ReasonCode.AMT_OVER), i => false);
        await CheckAsync(new TransactionFilter(Provider: "razorpay"), i => i % 2 == 1);
        await CheckAsync(new TransactionFilter(Provider: "ledger"), i => i % 4 is 1 or 2);
        await CheckAsync(new TransactionFilter(Provider: "razor"), i => false);
        await CheckAsync(new TransactionFilter(TransactionStatus.ALERT, ReasonCode.BANK_MISSING, "razorpay"), i => i % 4 == 3);

        async Task CheckAsync(TransactionFilter filter, Func<int, bool> isIn)
        {
            // Two share each second, so ties are decided by the id.
            var expected = Enumerable.Range(0, 40).Where(isIn).OrderByDescending(i => i / 2).ThenBy(i => i).Select(i => $"t{i:D2}");
            Assert.Equal(expected, await PageThroughAsync(filter, 7));
        }
    }

    [Fact]
    public async Task List_WhenRowsAreAddedBetweenPages_NeitherSkipsNorRepeats()
    {
        await WriteAllAsync(Enumerable.Range(0, 30).Select(i => Samples.Opened(TransactionId.Of($"old{i:D2}"), Samples.Start.AddSeconds(i))));
        var seen = new List<string>();
        TransactionCursor? after = null;
        for (var page = 0; ; page++)
        {
            var read = await Store.ListAsync(new TransactionFilter(), after, 7, Cancellation);
            seen.AddRange(read.Items.Select(view => view.Id.Value));
            if (read.Next is null) break;
            after = read.Next;
            await WriteAllAsync([Samples.Opened(TransactionId.Of($"new{page}"), Samples.Start.AddHours(1 + page))]);
        }

        Assert.Equal(Enumerable.Range(0, 30).Reverse().Select(i => $"old{i:D2}"), seen);
    }

    [Fact]
    public async Task List_WhenAPageEndsWithTheLastRow_NamesNoNextPage()
    {
        await WriteAllAsync(Enumerable.Range(0, 4).Select(i => Samples.Opened(TransactionId.Of($"t{i}"), Samples.Start.AddSeconds(i))));

        Assert.Null((await Store.ListAsync(new TransactionFilter(), null, 4, Cancellation)).Next);
        Assert.Equal("t1", (await Store.ListAsync(new TransactionFilter(), null, 3, Cancellation)).Next!.Id.Value);
    }

    [Fact]
    public async Task Find_WhenTheMovementBelongsToSomething_SaysSoAloneAndInLists()
    {
        var opened = Samples.Opened(Samples.IdIn(6, 0), Samples.Start);
        var belonging = new Belonging("Bestellung №7", "pi_9", "sepa_debit");

        await WriteAsync(6, opened with { After = opened.After with { Belonging = belonging } });

        Assert.Equal(belonging, (await Store.FindAsync(opened.TransactionId, Cancellation))!.View.Current.Belonging);
        Assert.Equal(belonging, Assert.Single((await Store.ListAsync(new TransactionFilter(), null, 10, Cancellation)).Items).Current.Belonging);
    }

    [Fact]
    public async Task ReadOverdue_WhenDeadlinesAreOpen_GivesTheOldestFirstAndNoneThatIsClosed()
    {
        var entries = Enumerable.Range(0, 10).Select(i => Samples.Opened(TransactionId.Of($"t{i}"), Samples.Start.AddSeconds(9 - i))).ToList();
        await WriteAllAsync(entries);
        await WriteAllAsync([Samples.Booked(entries[9]), Samples.Overdue(entries[8])]);

        var all = (await Store.ReadOverdueAsync(Samples.Start.AddMinutes(5), null, 100, Cancellation)).Items;
        var some = (await Store.ReadOverdueAsync(Samples.Start.AddMinutes(1).AddSeconds(5), null, 2, Cancellation)).Items;

        Assert.Equal(["t7", "t6", "t5", "t4", "t3", "t2", "t1", "t0"], all.Select(view => view.Id.Value));
        Assert.Equal(["t7", "t6"], some.Select(view => view.Id.Value));
        Assert.Empty((await Store.ReadOverdueAsync(Samples.Start.AddMinutes(1).AddSeconds(2), null, 100, Cancellation)).Items);
    }

    /// <summary>A new, empty store.</summary>
    protected abstract Task<IAuditStore> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    protected async Task<PendingWrite> WriteAsync(int shard, params IEnumerable<AuditEntry> entries)
    {
        var write = Samples.Block(_heads.GetValueOrDefault(shard) ?? ShardHead.Empty(shard), entries);
        await Store.WriteAsync(write, Cancellation);
        _heads[shard] = write.Head;
        return write;
    }

    private Task<PendingWrite> WriteAsync(int shard, params AuditEntry[] entries) => WriteAsync(shard, (IEnumerable<AuditEntry>)entries);

    private async Task WriteAllAsync(IEnumerable<AuditEntry> entries)
    {
        foreach (var shard in entries.GroupBy(entry => AuditShard.Of(entry.TransactionId))) await WriteAsync(shard.Key, shard);
    }

    private async Task<List<string>> PageThroughAsync(TransactionFilter filter, int limit)
    {
        var seen = new List<string>();
        TransactionCursor? after = null;
        do
        {
            var page = await Store.ListAsync(filter, after, limit, Cancellation);
            Assert.InRange(page.Items.Count, 0, limit);
            seen.AddRange(page.Items.Select(view => view.Id.Value));
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }

    private static string Json(ShardHead head) => JsonSerializer.Serialize(head, CoreJson.Default.ShardHead);

    private static string Json(TransactionView view) => JsonSerializer.Serialize(view, CoreJson.Default.TransactionView);
}
