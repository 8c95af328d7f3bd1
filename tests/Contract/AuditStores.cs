using Azure.Data.Tables;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Contract;

public sealed class SqliteFileAuditStoreTests : AuditStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-ledger-").FullName;
    private SqliteLedger? _ledger;

    private string File => Path.Combine(_folder, "sub", "ledger.db");

    [Fact]
    public async Task Open_WhenClosedBefore_FindsEverything()
    {
        var id = Samples.IdIn(0, 0);
        await WriteAsync(0, [Samples.Opened(id, Samples.Start)]);
        _ledger!.Dispose();

        using var reopened = new SqliteLedger(File);
        var store = new SqliteAuditStore(reopened);

        Assert.NotNull(await store.FindAsync(id, TestContext.Current.CancellationToken));
        Assert.Single(await store.ReadHeadsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_WhenANewerVersionMadeTheFile_SaysSo()
    {
        _ledger!.Dispose();
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Assert.Contains("newer", Assert.Throws<InvalidOperationException>(() => new SqliteLedger(File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM blocks")]
    [InlineData("UPDATE blocks SET root = x'00'")]
    public async Task Blocks_WhenAToolTriesToChangeThem_StayAsTheyAre(string sql)
    {
        await WriteAsync(0, [Samples.Opened(Samples.IdIn(0, 0), Samples.Start)]);

        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        Assert.Contains("insert-only", Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhenTheLedgerIsClosed_Throws()
    {
        _ledger!.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(0, [Samples.Opened(Samples.IdIn(0, 0), Samples.Start)]));
    }

    [Fact]
    public async Task Open_WhenAnEarlierVersionMadeTheFile_AddsWhatIsMissing()
    {
        var (old, ordered) = (Samples.Opened(Samples.IdIn(0, 0), Samples.Start), Samples.Overdue(Samples.Opened(Samples.IdIn(0, 0), Samples.Start)));
        await WriteAsync(0, [old]);
        _ledger!.Dispose();
        MakeOld();
        var cancellation = TestContext.Current.CancellationToken;
        using (var asItIs = SqliteLedger.OpenReadOnly(File))
        {
            var store = new SqliteAuditStore(asItIs);
            Assert.NotNull(await store.FindAsync(old.TransactionId, cancellation));
            Assert.Single((await store.ListAsync(new TransactionFilter(), null, 10, cancellation)).Items);
            Assert.Empty((await store.ListAsync(new TransactionFilter { OrderId = "o-1" }, null, 10, cancellation)).Items);
            Assert.Single((await store.ReadOverdueAsync(DateTimeOffset.MaxValue, null, 10, cancellation)).Items);
        }

        using var reopened = new SqliteLedger(File);
        var brought = new SqliteAuditStore(reopened);
        Assert.Single((await brought.ListAsync(new TransactionFilter(), null, 10, cancellation)).Items);
        var head = (await brought.ReadHeadsAsync(cancellation))[0];
        await brought.WriteAsync(Samples.Block(head, ordered with { After = ordered.After with { Belonging = new Belonging("o-1", null, null) } }), cancellation);
        Assert.Single((await brought.ListAsync(new TransactionFilter { OrderId = "o-1" }, null, 10, cancellation)).Items);
        Assert.Single((await brought.ListAsync(new TransactionFilter { Open = true }, null, 10, cancellation)).Items);
    }

    protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_ledger = new SqliteLedger(File)));

    protected override Task CloseAsync()
    {
        _ledger!.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>As schema 2 had it.</summary>
    private void MakeOld()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP INDEX transactions_by_order; ALTER TABLE transactions DROP COLUMN order_id; PRAGMA user_version = 2";
        command.ExecuteNonQuery();
    }
}

public sealed class SqliteMemoryAuditStoreTests : AuditStoreContract
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);

    [Fact]
    public async Task List_WhenNoIndexServesTheFilter_LooksAtABoundedNumberOfRowsAPage()
    {
        const int Rows = TransactionPage.MaxLookedAt + 700;
        var ids = Enumerable.Range(0, Rows).Select(i => TransactionId.Of($"row-{i:D5}"));
        foreach (var shard in ids.Select((id, i) => Samples.Opened(id, Samples.Start.AddSeconds(i))).GroupBy(entry => AuditShard.Of(entry.TransactionId)))
        {
            await WriteAsync(shard.Key, shard);
        }

        var filter = new TransactionFilter { Text = "00003" };
        var first = await Store.ListAsync(filter, null, 10, TestContext.Current.CancellationToken);
        var second = await Store.ListAsync(filter, first.Next, 10, TestContext.Current.CancellationToken);

        Assert.Empty(first.Items);
        Assert.Equal($"row-{Rows - TransactionPage.MaxLookedAt:D5}", first.Next!.Id.Value);
        Assert.Equal(["row-00003"], second.Items.Select(view => view.Id.Value));
        Assert.Null(second.Next);
    }

    protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_ledger));

    protected override Task CloseAsync()
    {
        _ledger.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class TableAuditStoreTests(Azurite azurite) : AuditStoreContract
{
    private readonly TableNames _names = new($"T{Guid.NewGuid():N}"[..20]);
    private TableServiceClient? _account;

    [Fact]
    public async Task Write_WhenAnEarlierTryEndedBeforeItsHead_AppliesTheRest()
    {
        var id = Samples.IdIn(0, 0);
        var opened = await WriteAsync(0, [Samples.Opened(id, Samples.Start)]);
        var booked = await WriteAsync(0, [Samples.Booked(Samples.Opened(id, Samples.Start))]);

        // As if the process had ended in between: the head still stands at the first block, the deadline's row is gone already.
        var cancellation = TestContext.Current.CancellationToken;
        await _account!.GetTableClient(_names.AuditHeads).DeleteEntityAsync("head", "00", cancellationToken: cancellation);
        await Store.WriteAsync(opened with { Updates = [] }, cancellation);
        await Store.WriteAsync(booked, cancellation);

        Assert.Equal(1, Assert.Single(await Store.ReadHeadsAsync(cancellation)).Block);
        Assert.Equal(2, (await Store.FindAsync(id, cancellation))!.View.Version);
        Assert.Empty((await Store.ReadOverdueAsync(DateTimeOffset.MaxValue, null, 10, cancellation)).Items);
    }

    [Fact]
    public async Task Initialise_WhenAnEarlierVersionWroteOpenExceptions_ListsThem()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var overdue = Samples.Overdue(Samples.Opened(Samples.IdIn(7, 0), Samples.Start));
        await WriteAsync(7, [Samples.Opened(Samples.IdIn(7, 1), Samples.Start), overdue]);
        var rows = _account!.GetTableClient(_names.Transactions);
        foreach (var prefix in (string[])["n~", "o~"])
        {
            await rows.DeleteEntityAsync("07", ViewRows.Row(prefix, Samples.Start, overdue.TransactionId), cancellationToken: cancellation);
        }

        await _account.GetTableClient(_names.AuditHeads).DeleteEntityAsync("index", "open", cancellationToken: cancellation);
        Assert.Empty((await Store.ListAsync(new TransactionFilter { Open = true }, null, 10, cancellation)).Items);

        await Store.InitialiseAsync(cancellation);

        foreach (var sort in Enum.GetValues<TransactionSort>())
        {
            Assert.Equal(overdue.TransactionId, Assert.Single((await Store.ListAsync(new TransactionFilter { Open = true, Sort = sort }, null, 10, cancellation)).Items).Id);
        }
    }

    // Each page asks 64 partitions.
    protected override int FilterRuns => 30;

    protected override async Task<IAuditStore> OpenAsync() => new TableAuditStore(_account = new TableServiceClient(await azurite.RequireAsync()), _names);
}
