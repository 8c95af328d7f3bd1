using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Adapters.Verification;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Hosting;

/// <summary>Backup and restoration: a log in one store becomes the same log, with the same views, in another.</summary>
public sealed class CopyTests(Azurite azurite) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Copy_ToTablesAndBack_IsTheSameLogWithTheSameViews()
    {
        await PlayedFolder.PlayAsync(_folder.In("played"));
        using var played = SqliteLedger.OpenReadOnly(_folder.In("played/ledger.db"));
        var original = new SqliteAuditStore(played);
        var tables = new TableAuditStore(await azurite.RequireAsync(), new TableNames($"C{Guid.NewGuid():N}"[..20]));
        using var restored = new SqliteLedger(_folder.In("ledger.db"));
        var copy = new SqliteAuditStore(restored);

        var out1 = await new AuditLogCopy(original, tables).RunAsync(Cancellation);
        var back = await new AuditLogCopy(tables, copy).RunAsync(Cancellation);

        Assert.Null(out1.Finding);
        Assert.Equal(out1, back);
        Assert.True(out1.Entries > 8);
        foreach (IAuditStore store in (IAuditStore[])[tables, copy])
        {
            Assert.Equal(await HeadsAsync(original), await HeadsAsync(store));
            Assert.Equal(await ViewsAsync(original), await ViewsAsync(store));
            Assert.Null((await AuditLogVerification.VerifyAsync(store, (ICaseStore)store, null, Cancellation)).Finding);
        }
    }

    [Fact]
    public async Task Copy_WhenTheLogGrewSince_AddsWhatIsNew()
    {
        using var source = new SqliteLedger(_folder.In("a.db"));
        using var target = new SqliteLedger(_folder.In("b.db"));
        var (from, to) = (new SqliteAuditStore(source), new SqliteAuditStore(target));
        var head = await WriteAsync(from, ShardHead.Empty(3), 0);
        Assert.Equal(new CopyReport(1, 1, null), await new AuditLogCopy(from, to).RunAsync(Cancellation));
        await WriteAsync(from, head, 1);

        Assert.Equal(new CopyReport(1, 1, null), await new AuditLogCopy(from, to).RunAsync(Cancellation));
        Assert.Equal(new CopyReport(0, 0, null), await new AuditLogCopy(from, to).RunAsync(Cancellation));
        Assert.Equal(await ViewsAsync(from), await ViewsAsync(to));
    }

    [Fact]
    public async Task Copy_WhenTheTargetHoldsAnotherLog_StopsAndLeavesItAlone()
    {
        using var source = new SqliteLedger(_folder.In("a.db"));
        using var target = new SqliteLedger(_folder.In("b.db"));
        var (from, to) = (new SqliteAuditStore(source), new SqliteAuditStore(target));
        await WriteAsync(from, await WriteAsync(from, ShardHead.Empty(3), 0), 1);
        await WriteAsync(to, ShardHead.Empty(3), 7);
        var before = await HeadsAsync(to);

        Assert.Equal(AuditFault.HEAD, (await new AuditLogCopy(from, to).RunAsync(Cancellation)).Finding?.Fault);
        Assert.Equal(before, await HeadsAsync(to));
    }

    [Fact]
    public async Task Copy_WhenABlockWasFalsified_StopsBeforeIt()
    {
        using var source = new SqliteLedger(_folder.In("a.db"));
        using var target = new SqliteLedger(_folder.In("b.db"));
        var (from, to) = (new SqliteAuditStore(source), new SqliteAuditStore(target));
        await WriteAsync(from, await WriteAsync(from, ShardHead.Empty(3), 0), 1);
        using (var tool = new SqliteConnection($"Data Source={_folder.In("a.db")};Pooling=False"))
        {
            tool.Open();
            using var command = tool.CreateCommand();
            command.CommandText = "DROP TRIGGER blocks_are_not_changed; UPDATE blocks SET root = zeroblob(32) WHERE number = 1";
            command.ExecuteNonQuery();
        }

        Assert.Equal((AuditFault.ROOT, 1L), (await new AuditLogCopy(from, to).RunAsync(Cancellation)) is { Finding: { } finding } report ? (finding.Fault, report.Blocks) : default);
        Assert.Equal(0, Assert.Single(await to.ReadHeadsAsync(Cancellation)).Block);
    }

    [Fact]
    public async Task Command_WhenItCopiedAFolder_LeavesOneThatVerifies()
    {
        await PlayedFolder.PlayAsync(_folder.In("played"));

        await using var copy = EmulatorProcess.Start(["copy", "--from", _folder.In("played"), "--to", _folder.In("backup")]);
        Assert.True(await copy.ExitCodeAsync() == 0, copy.Output + copy.Errors);
        Assert.StartsWith("Copied ", copy.Output, StringComparison.Ordinal);

        await using var verify = EmulatorProcess.Start(["verify", "--data", _folder.In("backup"), "--anchors", _folder.In("played/anchors")]);
        Assert.True(await verify.ExitCodeAsync() == 0, verify.Output + verify.Errors);
        Assert.Contains("1 anchors", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WhenTheSourceIsAnEmptyAccount_SaysSoAndCreatesNothingThere()
    {
        await using var tables = new AzuriteServer("table");
        var account = Azurite.ConnectionString("Table", await tables.RequireAsync());

        await using var copy = EmulatorProcess.Start(["copy", "--from", account, "--to", _folder.In("backup")]);

        Assert.Equal(1, await copy.ExitCodeAsync());
        Assert.Contains("named with --from holds no audit log", copy.Errors, StringComparison.Ordinal);
        Assert.Empty(new Azure.Data.Tables.TableServiceClient(account).Query(cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("empty", "backup", "holds no audit log")]
    [InlineData("played", "played", "is an emulator's own")]
    [InlineData("played", "http://x", "--to takes")]
    public async Task Command_WhenAPlaceCannotBeUsed_SaysSoInOneSentence(string from, string to, string sentence)
    {
        await PlayedFolder.PlayAsync(_folder.In("played"));

        await using var copy = EmulatorProcess.Start(["copy", "--from", _folder.In(from), "--to", to.Contains(':', StringComparison.Ordinal) ? to : _folder.In(to)]);
        Assert.Equal(1, await copy.ExitCodeAsync());
        Assert.Contains(sentence, Assert.Single(copy.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<ShardHead> WriteAsync(SqliteAuditStore store, ShardHead before, int number)
    {
        var write = Samples.Block(before, Samples.Opened(Samples.IdIn(3, number), Samples.Start));
        await store.WriteAsync(write, Cancellation);
        return write.Head;
    }

    private static async Task<IReadOnlyList<string>> HeadsAsync(IAuditStore store) =>
        [.. (await store.ReadHeadsAsync(Cancellation)).OrderBy(head => head.Shard).Select(head => $"{head.Shard} {head.Block} {Convert.ToHexString(head.Hash)}")];

    private static async Task<IReadOnlyList<string>> ViewsAsync(IAuditStore store) =>
        [.. (await store.ListAsync(new TransactionFilter(), null, 1000, Cancellation)).Items.Select(ViewJson.Write).Order(StringComparer.Ordinal)];
}
