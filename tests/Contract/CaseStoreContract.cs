using System.Text.Json;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

/// <summary>What every store does with cases, whatever it is built on.</summary>
public abstract class CaseStoreContract : IAsyncLifetime
{
    private readonly Dictionary<int, ShardHead> _heads = [];

    protected IAuditStore Store { get; private set; } = null!;

    protected ICaseStore Cases => (ICaseStore)Store;

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
    public async Task Find_AfterSeveralBlocks_ShowsTheLastEntryAndWhereAllOfThemLie()
    {
        var opened = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        var grown = CaseSamples.Grown(opened);
        var closed = CaseSamples.Closed(grown);
        await WriteAsync(opened);
        await WriteAsync(grown, closed);

        var found = await Cases.FindCaseAsync(CaseSamples.Id, Cancellation);

        Assert.Equal(Json(ViewProjection.ViewAfter(closed)), Json(found!.View));
        Assert.Equal([(0L, "0"), (1L, "0,1")], found.Entries.Select(position => (position.Block, string.Join(',', position.Indices))));
        Assert.Null(await Cases.FindCaseAsync(new CaseId(CaseKind.Feed, CaseSamples.Id.Key), Cancellation));
    }

    [Fact]
    public async Task Find_AfterManyBlocks_NamesThePositionsOfAllEntriesInOrder()
    {
        const int Blocks = 260;
        var entry = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        await WriteAsync(entry);
        for (var i = 1; i < Blocks; i++) await WriteAsync(entry = CaseSamples.Grown(entry), entry = CaseSamples.Grown(entry));

        var found = await Cases.FindCaseAsync(CaseSamples.Id, Cancellation);

        Assert.Equal(entry.Version, found!.View.Version);
        Assert.Equal(Enumerable.Range(0, Blocks).Select(i => (long)i), found.Entries.Select(position => position.Block));
        Assert.All(found.Entries.Skip(1), position => Assert.Equal([0, 1], position.Indices));
    }

    [Fact]
    public async Task Write_WhenRepeatedInAnyOrder_ChangesNothing()
    {
        var opened = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        var first = await WriteAsync(opened);
        var second = await WriteAsync(CaseSamples.Closed(opened));

        foreach (var write in (PendingWrite[])[second, first, first, second]) await Store.WriteAsync(write, Cancellation);

        var found = await Cases.FindCaseAsync(CaseSamples.Id, Cancellation);
        Assert.Equal(2, found!.View.Version);
        Assert.Equal([0L, 1L], found.Entries.Select(position => position.Block));
        Assert.Empty((await Cases.ListCasesAsync(new CaseFilter(IsOpen: true), null, 10, Cancellation)).Items);
        Assert.Equal(2, Assert.Single((await Cases.ListCasesAsync(new CaseFilter(), null, 10, Cancellation)).Items).Version);
        Assert.Empty((await Cases.ReadOverdueCasesAsync(DateTimeOffset.MaxValue, null, 10, Cancellation)).Items);
    }

    [Fact]
    public async Task Write_WhenACaseOpensAgainLater_MovesItInEveryList()
    {
        var opened = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        await WriteAsync(opened, CaseSamples.Closed(opened));
        var again = CaseSamples.Opened(CaseSamples.Id, Samples.Start.AddDays(1));
        await WriteAsync(again with { Version = 3 });

        Assert.Empty((await Cases.ListCasesAsync(new CaseFilter(IsOpen: false), null, 10, Cancellation)).Items);
        Assert.Equal(again.After.Since, Assert.Single((await Cases.ListCasesAsync(new CaseFilter(IsOpen: true), null, 10, Cancellation)).Items).Current.Since);
        Assert.Equal(3, Assert.Single((await Cases.ReadOverdueCasesAsync(DateTimeOffset.MaxValue, null, 10, Cancellation)).Items).Version);
    }

    [Fact]
    public async Task Write_WhenABlockHoldsTransactionsToo_AppliesBoth()
    {
        const int Shard = 5;
        var (transaction, id) = (Samples.Opened(Samples.IdIn(Shard, 0), Samples.Start), CaseSamples.IdsIn(Shard).First());
        var empty = ShardHead.Empty(Shard);
        var block = AuditBlock.Seal(
            empty, [CaseEntryCodec.Encode(CaseSamples.Opened(id, Samples.Start)), AuditEntryCodec.Encode(transaction), CaseEntryCodec.Encode(CaseSamples.Closed(CaseSamples.Opened(id, Samples.Start)))]);

        await Store.WriteAsync(ViewProjection.Project(empty, block), Cancellation);

        Assert.Equal([1], (await Store.FindAsync(transaction.TransactionId, Cancellation))!.Entries.Single().Indices);
        Assert.Equal([0, 2], (await Cases.FindCaseAsync(id, Cancellation))!.Entries.Single().Indices);
        Assert.Single((await Store.ListAsync(new TransactionFilter(), null, 10, Cancellation)).Items);
        Assert.Single((await Cases.ListCasesAsync(new CaseFilter(), null, 10, Cancellation)).Items);
    }

    [Theory]
    [InlineData("a/b\\c#d?e%2F+f~|:;=3D_x")]
    [InlineData("x' or '1' eq '1")]
    [InlineData("\"; DROP TABLE cases;--")]
    [InlineData("日本語 Überweisung 🏦")]
    [InlineData("..")]
    public async Task Find_WhenTheKeyHasHostileCharacters_FindsExactlyIt(string key)
    {
        var id = new CaseId(CaseKind.Order, key);
        await WriteAsync(CaseSamples.Opened(id, Samples.Start));
        await WriteAsync(CaseSamples.Opened(new CaseId(CaseKind.Order, "plain"), Samples.Start));

        Assert.Equal(id, (await Cases.FindCaseAsync(id, Cancellation))!.View.Id);
        Assert.Contains(id, (await Cases.ListCasesAsync(new CaseFilter(), null, 10, Cancellation)).Items.Select(view => view.Id));
        Assert.Contains(id, (await Cases.ReadOverdueCasesAsync(DateTimeOffset.MaxValue, null, 10, Cancellation)).Items.Select(view => view.Id));
    }

    [Fact]
    public async Task Find_WhenTheKeyIsAsLongAsItMayBe_FindsIt()
    {
        var (left, right) = (new CaseId(CaseKind.Order, new string('\u65e5', 254) + "a"), new CaseId(CaseKind.Order, new string('\u65e5', 254) + "A"));
        await WriteAsync(CaseSamples.Opened(left, Samples.Start));
        await WriteAsync(CaseSamples.Opened(right, Samples.Start), CaseSamples.Closed(CaseSamples.Opened(right, Samples.Start)));

        Assert.True((await Cases.FindCaseAsync(left, Cancellation))!.View.Current.IsOpen);
        Assert.False((await Cases.FindCaseAsync(right, Cancellation))!.View.Current.IsOpen);
    }

    [Fact]
    public async Task List_WhenFilteredAndPaged_GivesTheNewestFirstAndNothingElse()
    {
        var kinds = Enum.GetValues<CaseKind>();
        for (var i = 0; i < 24; i++)
        {
            // Two share each second.
            var opened = CaseSamples.Opened(new CaseId(kinds[i % kinds.Length], $"c{i:D2}"), Samples.Start.AddSeconds(i / 2));
            await WriteAsync(i % 3 == 0 ? [opened, CaseSamples.Closed(opened)] : [opened]);
        }

        await CheckAsync(new CaseFilter(), i => true);
        await CheckAsync(new CaseFilter(IsOpen: true), i => i % 3 != 0);
        await CheckAsync(new CaseFilter(IsOpen: false), i => i % 3 == 0);
        await CheckAsync(new CaseFilter(CaseKind.Feed), i => i % 4 == 1);
        await CheckAsync(new CaseFilter(CaseKind.Order, true), i => i % 4 == 2 && i % 3 != 0);

        async Task CheckAsync(CaseFilter filter, Func<int, bool> isIn)
        {
            var seen = new List<CaseView>();
            CaseCursor? after = null;
            do
            {
                var page = await Cases.ListCasesAsync(filter, after, 5, Cancellation);
                Assert.InRange(page.Items.Count, 0, 5);
                seen.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(Enumerable.Range(0, 24).Where(isIn).Select(i => $"c{i:D2}"), seen.Select(view => view.Id.Key).Order(StringComparer.Ordinal));
            Assert.Equal(seen.Select(view => view.Current.Since).OrderDescending(), seen.Select(view => view.Current.Since));
        }
    }

    [Fact]
    public async Task ReadOverdue_WhenPaged_GivesEachOpenTimerOnceOldestFirst()
    {
        for (var i = 0; i < 11; i++) await WriteAsync(CaseSamples.Opened(new CaseId(CaseKind.Feed, $"f{i:D2}"), Samples.Start.AddSeconds(10 - (i / 2))));
        await WriteAsync(CaseSamples.Closed(CaseSamples.Opened(new CaseId(CaseKind.Feed, "f00"), Samples.Start)) with { Version = 2 });

        var seen = new List<CaseView>();
        OverdueCursor<CaseId>? after = null;
        do
        {
            var page = await Cases.ReadOverdueCasesAsync(Samples.Start.AddMinutes(1).AddSeconds(10), after, 3, Cancellation);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        // f00 is closed, f01 is due exactly then.
        Assert.Equal(Enumerable.Range(2, 9).Select(i => $"f{i:D2}"), seen.Select(view => view.Id.Key).Order(StringComparer.Ordinal));
        Assert.Equal(seen.Select(view => view.Current.Deadline).Order(), seen.Select(view => view.Current.Deadline));
    }

    [Fact]
    public async Task ReadOverdue_OfTransactions_WhenPaged_GivesEachOnceOldestFirst()
    {
        var entries = Enumerable.Range(0, 25).Select(i => Samples.Opened(TransactionId.Of($"t{i:D2}"), Samples.Start.AddSeconds(i / 3)));
        foreach (var shard in entries.GroupBy(entry => AuditShard.Of(entry.TransactionId)))
        {
            await Store.WriteAsync(Samples.Block(ShardHead.Empty(shard.Key), shard), Cancellation);
        }

        var seen = new List<TransactionView>();
        OverdueCursor<TransactionId>? after = null;
        do
        {
            var page = await Store.ReadOverdueAsync(DateTimeOffset.MaxValue, after, 4, Cancellation);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"t{i:D2}"), seen.Select(view => view.Id.Value));
    }

    /// <summary>A new, empty store.</summary>
    protected abstract Task<IAuditStore> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    protected async Task<PendingWrite> WriteAsync(params CaseEntry[] entries)
    {
        var shard = CaseLog.ShardOf(entries[0].Id);
        var write = CaseSamples.Block(_heads.GetValueOrDefault(shard) ?? ShardHead.Empty(shard), entries);
        await Store.WriteAsync(write, Cancellation);
        _heads[shard] = write.Head;
        return write;
    }

    private static string Json(CaseView view) => JsonSerializer.Serialize(view, CoreJson.Default.CaseView);
}
