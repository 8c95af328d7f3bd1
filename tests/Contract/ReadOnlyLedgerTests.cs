using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

public sealed class ReadOnlyLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-ledger-").FullName;

    private string File => Path.Combine(_folder, "ledger.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenReadOnly_WhenAnotherWrites_SeesEachCommit()
    {
        using var written = new SqliteLedger(File);
        using var read = SqliteLedger.OpenReadOnly(File);
        var id = Samples.IdIn(0, 0);
        var write = Samples.Block(ShardHead.Empty(0), Samples.Opened(id, Samples.Start));

        Assert.Null(await new SqliteAuditStore(read).FindAsync(id, Cancellation));
        await new SqliteAuditStore(written).WriteAsync(write, Cancellation);

        Assert.NotNull(await new SqliteAuditStore(read).FindAsync(id, Cancellation));
    }

    [Fact]
    public async Task OpenReadOnly_WhenAskedToWrite_RefusesAndStaysUsable()
    {
        new SqliteLedger(File).Dispose();
        using var ledger = SqliteLedger.OpenReadOnly(File);
        var store = new SqliteAuditStore(ledger);
        var write = Samples.Block(ShardHead.Empty(0), Samples.Opened(Samples.IdIn(0, 0), Samples.Start));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(write, Cancellation));

        Assert.Empty(await store.ReadHeadsAsync(Cancellation));
    }

    [Fact]
    public void OpenReadOnly_WhenThereIsNoFile_SaysSoAndCreatesNone()
    {
        Assert.Contains("There is no file", Assert.Throws<InvalidOperationException>(() => SqliteLedger.OpenReadOnly(File)).Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
