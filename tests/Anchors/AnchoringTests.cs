using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Verification;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Anchors;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Anchors;

/// <summary>Anchors of a real database, in a real folder.</summary>
public sealed class AnchoringTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Samples.Start);
    private readonly SqliteLedger _ledger;
    private readonly SqliteAuditStore _store;
    private readonly FolderAnchorStore _anchors;

    public AnchoringTests()
    {
        _ledger = new SqliteLedger(_folder.In("ledger.db"));
        _store = new SqliteAuditStore(_ledger);
        _anchors = new FolderAnchorStore(_folder.In("anchors"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Anchor_WhileTheLogGrows_WritesOneAfterTheOtherAndTheLogBearsThemOut()
    {
        Assert.Null(await AnchorAsync());
        var head = ShardHead.Empty(3);
        for (var i = 0; i < 5; i++)
        {
            head = await WriteAsync(head, i);
            _time.Advance(Anchoring.Interval);
            Assert.Null(await AnchorAsync());
        }

        var report = await VerifyAsync();

        Assert.Equal((6L, null), (report.Anchors, report.Finding));
        var newest = Anchor.Parse((await _anchors.ReadTailAsync(Cancellation)).LastLine);
        Assert.Equal((5L, Samples.Start + (5 * Anchoring.Interval)), (newest.Number, newest.At));
        Assert.Equal([new AnchoredHead(3, 4, Convert.ToHexStringLower(head.Hash))], newest.Heads);
    }

    [Fact]
    public async Task Anchor_WhenTheLogWasAltered_SaysSoAndVouchesForItNoMore()
    {
        await WriteAsync(await WriteAsync(ShardHead.Empty(3), 0), 1);
        await AnchorAsync();
        Falsify("DROP TRIGGER blocks_are_not_deleted; DELETE FROM blocks; DELETE FROM heads; DELETE FROM transactions;");
        await WriteAsync(ShardHead.Empty(3), 7);

        var finding = await AnchorAsync();

        Assert.Equal((AuditFault.ANCHOR, 3, 1L), (finding!.Fault, finding.Shard, finding.Block));
        Assert.Equal(0, Anchor.Parse((await _anchors.ReadTailAsync(Cancellation)).LastLine).Number);

        // What stands in the database is sound in itself.
        Assert.True((await AuditLogVerification.VerifyAsync(_store, _store, null, Cancellation)).IsSound);
        Assert.Equal(AuditFault.ANCHOR, (await VerifyAsync()).Finding?.Fault);
    }

    [Fact]
    public async Task Anchor_WhenTheNewestCannotBeRead_SaysSoAndWritesNone()
    {
        await AnchorAsync();
        await File.AppendAllTextAsync(_folder.In("anchors/2026-05-01.ndjson"), "{\"number\":1}\n", Cancellation);

        Assert.Equal(AuditFault.ANCHOR_CHAIN, (await AnchorAsync())?.Fault);

        Assert.Equal(2, (await File.ReadAllLinesAsync(_folder.In("anchors/2026-05-01.ndjson"), Cancellation)).Length);
        Assert.Equal(AuditFault.ANCHOR_CHAIN, (await VerifyAsync()).Finding?.Fault);
    }

    private Task<AuditFinding?> AnchorAsync() => new Anchoring(_store, _anchors, _time, NullLogger<Anchoring>.Instance).AnchorAsync(Cancellation);

    private Task<VerificationReport> VerifyAsync() => AuditLogVerification.VerifyAsync(_store, _store, null, Cancellation, _anchors);

    private async Task<ShardHead> WriteAsync(ShardHead before, int number)
    {
        var write = Samples.Block(before, Samples.Opened(Samples.IdIn(3, number), Samples.Start));
        await _store.WriteAsync(write, Cancellation);
        return write.Head;
    }

    private void Falsify(string sql)
    {
        using var tool = new SqliteConnection($"Data Source={_folder.In("ledger.db")};Pooling=False");
        tool.Open();
        using var command = tool.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
