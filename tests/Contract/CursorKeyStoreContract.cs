using System.Security.Cryptography;
using Azure.Data.Tables;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Contract;

/// <summary>What every place that keeps the key of cursors promises.</summary>
public abstract class CursorKeyStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_WhenThereIsNone_IsKept()
    {
        var (first, again) = await OpenTwiceAsync();
        var key = RandomNumberGenerator.GetBytes(32);

        Assert.Equal(key, await first.GetOrAddAsync(key, Cancellation));
        Assert.Equal(key, await first.GetOrAddAsync(RandomNumberGenerator.GetBytes(32), Cancellation));
        Assert.Equal(key, await again.GetOrAddAsync(RandomNumberGenerator.GetBytes(32), Cancellation));
    }

    [Fact]
    public async Task Key_WhenManyInstancesStartAtOnce_IsTheSameForAll()
    {
        var (one, other) = await OpenTwiceAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).GetOrAddAsync(RandomNumberGenerator.GetBytes(32), Cancellation))));

        Assert.Single(keys.Select(Convert.ToHexString).Distinct());
    }

    /// <summary>The same place, as two instances see it.</summary>
    private protected abstract Task<(ICursorKeyStore One, ICursorKeyStore Other)> OpenTwiceAsync();
}

public sealed class SqliteCursorKeyStoreTests : CursorKeyStoreContract, IDisposable
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);

    public void Dispose() => _ledger.Dispose();

    private protected override Task<(ICursorKeyStore One, ICursorKeyStore Other)> OpenTwiceAsync() =>
        Task.FromResult<(ICursorKeyStore, ICursorKeyStore)>((new SqliteCursorKeyStore(_ledger), new SqliteCursorKeyStore(_ledger)));
}

public sealed class TableCursorKeyStoreTests(Azurite azurite) : CursorKeyStoreContract
{
    [Fact]
    public async Task Key_BesideTheHeads_IsTakenForNone()
    {
        var account = new TableServiceClient(await azurite.RequireAsync());
        var names = new TableNames($"k{Guid.NewGuid():N}"[..20]);
        var store = new TableAuditStore(account, names);
        await store.InitialiseAsync(TestContext.Current.CancellationToken);
        await new TableCursorKeyStore(account, names).GetOrAddAsync(new byte[32], TestContext.Current.CancellationToken);

        Assert.Empty(await store.ReadHeadsAsync(TestContext.Current.CancellationToken));
    }

    private protected override async Task<(ICursorKeyStore One, ICursorKeyStore Other)> OpenTwiceAsync()
    {
        var account = new TableServiceClient(await azurite.RequireAsync());
        var names = new TableNames($"k{Guid.NewGuid():N}"[..20]);
        await new TableAuditStore(account, names).InitialiseAsync(TestContext.Current.CancellationToken);
        return (new TableCursorKeyStore(account, names), new TableCursorKeyStore(account, names));
    }
}
