using Azure.Data.Tables;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Core;
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

    protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_ledger = new SqliteLedger(File)));

    protected override Task CloseAsync()
    {
        _ledger!.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class SqliteMemoryAuditStoreTests : AuditStoreContract
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);

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

    protected override async Task<IAuditStore> OpenAsync() => new TableAuditStore(_account = new TableServiceClient(await azurite.RequireAsync()), _names);
}
