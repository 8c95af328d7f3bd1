using Azure.Data.Tables;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Contract;

public sealed class SqliteFileCaseStoreTests : CaseStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-cases-").FullName;
    private SqliteLedger? _ledger;

    private string File => Path.Combine(_folder, "ledger.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_WhenAnEarlierVersionMadeTheFile_KeepsItAndAddsCases()
    {
        var id = Samples.IdIn(0, 0);
        var write = Samples.Block(ShardHead.Empty(0), Samples.Opened(id, Samples.Start));
        await Store.WriteAsync(write, Cancellation);
        AsVersionOne();

        using var upgraded = new SqliteLedger(File);
        var store = new SqliteAuditStore(upgraded);
        await store.WriteAsync(CaseSamples.Block(ShardHead.Empty(CaseLog.ShardOf(CaseSamples.Id)), CaseSamples.Opened(CaseSamples.Id, Samples.Start)), Cancellation);

        Assert.NotNull(await store.FindAsync(id, Cancellation));
        Assert.NotNull(await store.FindCaseAsync(CaseSamples.Id, Cancellation));
    }

    [Fact]
    public async Task OpenReadOnly_WhenAnEarlierVersionMadeTheFile_ReadsItAndFindsNoCases()
    {
        var id = Samples.IdIn(0, 0);
        await Store.WriteAsync(Samples.Block(ShardHead.Empty(0), Samples.Opened(id, Samples.Start)), Cancellation);
        AsVersionOne();

        using var read = SqliteLedger.OpenReadOnly(File);
        var store = new SqliteAuditStore(read);

        Assert.NotNull(await store.FindAsync(id, Cancellation));
        Assert.Null(await store.FindCaseAsync(CaseSamples.Id, Cancellation));
        Assert.Empty((await store.ListCasesAsync(new CaseFilter(), null, 10, Cancellation)).Items);
    }

    protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_ledger = new SqliteLedger(File)));

    protected override Task CloseAsync()
    {
        _ledger!.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Takes away what version 2 added.</summary>
    private void AsVersionOne()
    {
        _ledger!.Dispose();
        using var tool = new SqliteConnection($"Data Source={File};Pooling=False");
        tool.Open();
        using var command = tool.CreateCommand();
        command.CommandText = "DROP TABLE cases; DROP INDEX transactions_by_order; ALTER TABLE transactions DROP COLUMN order_id; PRAGMA user_version = 1;";
        command.ExecuteNonQuery();
    }
}

public sealed class SqliteMemoryCaseStoreTests : CaseStoreContract
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);

    protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_ledger));

    protected override Task CloseAsync()
    {
        _ledger.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class TableCaseStoreTests(Azurite azurite) : CaseStoreContract
{
    private readonly TableNames _names = new($"T{Guid.NewGuid():N}"[..20]);
    private TableServiceClient? _account;

    [Fact]
    public async Task Write_WhenAnEarlierTryEndedHalfWay_AppliesTheRest()
    {
        var opened = CaseSamples.Opened(CaseSamples.Id, Samples.Start);
        var first = await WriteAsync(opened);
        var second = await WriteAsync(CaseSamples.Closed(opened));
        var cancellation = TestContext.Current.CancellationToken;

        // As if the process had ended before the head: the repeat finds the views of both blocks in place.
        await _account!.GetTableClient(_names.AuditHeads).DeleteEntityAsync("head", $"{first.Block.Shard:D2}", cancellationToken: cancellation);
        await Store.WriteAsync(first, cancellation);
        await Store.WriteAsync(second, cancellation);

        Assert.Equal(2, (await Cases.FindCaseAsync(CaseSamples.Id, cancellation))!.View.Version);
        Assert.Equal(2, Assert.Single((await Cases.ListCasesAsync(new CaseFilter(), null, 10, cancellation)).Items).Version);
        Assert.Empty((await Cases.ReadOverdueCasesAsync(DateTimeOffset.MaxValue, null, 10, cancellation)).Items);
    }

    protected override async Task<IAuditStore> OpenAsync() => new TableAuditStore(_account = new TableServiceClient(await azurite.RequireAsync()), _names);
}
