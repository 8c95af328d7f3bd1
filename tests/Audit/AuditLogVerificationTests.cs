using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Verification;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

/// <summary>The walk over a real database that somebody opened with a tool.</summary>
public sealed class AuditLogVerificationTests : IAsyncLifetime
{
    private const int CaseShard = 9;

    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-verify-").FullName;
    private SqliteLedger _ledger = null!;
    private SqliteAuditStore _store = null!;
    private SqliteConnection _tool = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder, "ledger.db");
        _ledger = new SqliteLedger(file);
        _store = new SqliteAuditStore(_ledger);
        _tool = new SqliteConnection($"Data Source={file};Pooling=False");
        _tool.Open();
        Falsify("PRAGMA synchronous = OFF; DROP TRIGGER blocks_are_not_changed; DROP TRIGGER blocks_are_not_deleted;");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _tool.Dispose();
        _ledger.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Verify_WhenAllIsWell_CountsWhatItSaw()
    {
        await FillAsync();

        Assert.Equal(new VerificationReport(4, 12, 36, 0, 24, 0, null), await VerifyAsync());
    }

    [Theory]
    [InlineData("DELETE FROM blocks WHERE shard = 2 AND number = 1", AuditFault.GAP)]
    [InlineData("DELETE FROM blocks WHERE shard = 2 AND number = 2", AuditFault.TAIL_MISSING)]
    [InlineData("DELETE FROM blocks WHERE shard = 2", AuditFault.TAIL_MISSING)]
    [InlineData("DELETE FROM heads WHERE shard = 2", AuditFault.HEAD)]
    [InlineData("DELETE FROM blocks WHERE shard = 2; DELETE FROM heads WHERE shard = 2", AuditFault.VIEW)]
    [InlineData("DELETE FROM transactions WHERE id IN (SELECT min(id) FROM transactions)", AuditFault.VIEW)]
    [InlineData("UPDATE transactions SET snapshot = (SELECT snapshot FROM transactions WHERE status = 'PENDING')", AuditFault.VIEW)]
    [InlineData("UPDATE transactions SET version = 1", AuditFault.VIEW)]
    [InlineData("UPDATE heads SET head = replace(head, '\"PENDING\":3', '\"PENDING\":4')", AuditFault.HEAD)]
    [InlineData("UPDATE blocks SET number = number + 10 WHERE shard = 2 AND number = 0", AuditFault.GAP)]
    [InlineData("UPDATE blocks SET first_sequence = 7 WHERE shard = 3 AND number = 1", AuditFault.SEQUENCE)]
    [InlineData("UPDATE blocks SET shard = 9 WHERE shard = 2", AuditFault.TAIL_MISSING)]
    [InlineData("UPDATE blocks SET entries = x'' WHERE shard = 2 AND number = 0", AuditFault.COUNT)]
    public async Task Verify_WhenTheDatabaseWasChanged_NamesTheFirstFault(string sql, AuditFault fault)
    {
        await FillAsync();
        Falsify(sql);

        var report = await VerifyAsync();

        Assert.Equal(fault, report.Finding?.Fault);
        Assert.False(report.IsSound);
    }

    [Theory]
    [InlineData("status = 'MATCHED'", "status")]
    [InlineData("reasons = ''", "reasons")]
    [InlineData("gateway_provider = 'adyen'", "gateway's provider")]
    [InlineData("bank_provider = NULL", "bank's provider")]
    [InlineData("opened_at = opened_at - 1", "opening time")]
    [InlineData("deadline = opened_at", "deadline")]
    [InlineData("last_block = last_block + 1", "last block")]
    [InlineData("positions = ''", "not in order")]
    [InlineData("positions = '0:1,0;'", "not in order")]
    [InlineData("positions = '0:0;0:1;'", "not in order")]
    [InlineData("positions = '0:1;'", "names 1 entries, but is at version 2")]
    [InlineData("positions = '0:0,2;'", "names other entries")]
    public async Task Verify_WhenAColumnContradictsItsSnapshot_NamesTheTransaction(string change, string word)
    {
        await FillAsync();
        var id = Samples.IdsIn(1).First();
        Falsify($"UPDATE transactions SET {change} WHERE id = '{id}'");

        var finding = (await VerifyAsync()).Finding;

        Assert.Equal((AuditFault.VIEW, 1), (finding!.Fault, finding.Shard));
        Assert.Contains(id.Value, finding.Sentence, StringComparison.Ordinal);
        Assert.Contains(word, finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenADeadlineIsHiddenFromTheSweeper_FindsIt()
    {
        await WriteAsync(ShardHead.Empty(0), Samples.Opened(Samples.IdIn(0, 0), Samples.Start));
        Falsify("UPDATE transactions SET deadline = NULL");

        Assert.Equal(AuditFault.VIEW, (await VerifyAsync()).Finding?.Fault);
    }

    [Fact]
    public async Task Verify_WhenCasesAreSound_CountsThem()
    {
        await FillCasesAsync();

        Assert.Equal(new VerificationReport(1, 2, 3, 0, 0, 2, null), await VerifyAsync());
    }

    [Theory]
    [InlineData("DELETE FROM cases")]
    [InlineData("DELETE FROM cases WHERE version = 1")]
    [InlineData("UPDATE cases SET version = 1 WHERE version = 2")]
    [InlineData("UPDATE cases SET snapshot = (SELECT snapshot FROM cases WHERE version = 1)")]
    [InlineData("UPDATE cases SET is_open = 0")]
    [InlineData("UPDATE cases SET since = since - 1")]
    [InlineData("UPDATE cases SET deadline = NULL")]
    [InlineData("UPDATE cases SET last_block = last_block + 1")]
    [InlineData("UPDATE cases SET positions = ''")]
    [InlineData("UPDATE cases SET positions = '0:1;1:0;' WHERE version = 2")]
    [InlineData("UPDATE cases SET key = key || 'x'")]
    [InlineData("UPDATE cases SET kind = 'Feed'")]
    public async Task Verify_WhenAViewOfACaseWasChanged_FindsIt(string sql)
    {
        await FillCasesAsync();
        Falsify(sql);

        Assert.Equal(AuditFault.VIEW, (await VerifyAsync()).Finding?.Fault);
    }

    [Fact]
    public async Task Verify_WhenACaseAndItsPositionsAreSetBack_FindsIt()
    {
        await FillCasesAsync();
        using var command = _tool.CreateCommand();
        command.CommandText = "UPDATE cases SET version = 1, snapshot = @s, positions = '0:0;', last_block = 0, deadline = @d WHERE version = 2";
        var opened = CaseSamples.Opened(CaseSamples.IdsIn(CaseShard).First(), Samples.Start);
        command.Parameters.AddWithValue("@d", opened.After.Deadline!.Value.UtcTicks);
        command.Parameters.AddWithValue("@s", CaseEntryCodec.EncodeSnapshot(opened.After));
        command.ExecuteNonQuery();

        Assert.Equal(AuditFault.VIEW, (await VerifyAsync()).Finding?.Fault);
    }

    [Fact]
    public async Task Verify_WhenAnEntryWasSentTwice_CountsTheRepetitionAndGoesOn()
    {
        var opened = Samples.Opened(Samples.IdIn(0, 0), Samples.Start);
        var booked = Samples.Booked(opened);
        var first = await WriteAsync(ShardHead.Empty(0), opened, booked);
        await WriteAsync(first.Head, booked with { At = booked.At.AddSeconds(5) }, Samples.Repeated(booked));

        Assert.Equal(new VerificationReport(1, 2, 4, 1, 1, 0, null), await VerifyAsync());
    }

    [Fact]
    public async Task Verify_WhenAViewAndItsPositionsAreSetBack_FindsIt()
    {
        var id = Samples.IdIn(0, 0);
        var first = await WriteAsync(ShardHead.Empty(0), Samples.Opened(id, Samples.Start));
        await WriteAsync(first.Head, Samples.Booked(Samples.Opened(id, Samples.Start)));
        using var command = _tool.CreateCommand();
        command.CommandText = "UPDATE transactions SET version = 1, snapshot = @v, positions = '0:0;', last_block = 0, status = 'PENDING', reasons = '', bank_provider = NULL, deadline = @d";
        command.Parameters.AddWithValue("@d", first.Updates[0].View.Current.Verdict.Deadline!.Value.UtcTicks);
        command.Parameters.AddWithValue("@v", AuditEntryCodec.EncodeSnapshot(first.Updates[0].View.Current));
        command.ExecuteNonQuery();

        Assert.Equal(AuditFault.VIEW, (await VerifyAsync()).Finding?.Fault);
    }

    [Fact]
    public async Task Verify_WhenAnyStoredBitOfABlockFlips_FindsIt()
    {
        await FillAsync();
        var tried = 0;
        foreach (var column in (string[])["entries", "entry_hashes", "root", "previous_hash", "hash"])
        {
            var original = Read(column);
            for (var bit = 0; bit < original.Length * 8; bit++)
            {
                var flipped = (byte[])original.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Store(column, flipped);
                var blocks = await _store.ReadBlocksAsync(1, 0, 2, Cancellation);
                var verifier = new ShardVerifier(1, new SeenEntries(100));
                Assert.Null(verifier.Check(blocks[0]));
                Assert.NotNull(verifier.Check(blocks[1]));
                tried++;
            }

            Store(column, original);
        }

        Assert.InRange(tried, 8_000, 20_000);
        Assert.True((await VerifyAsync()).IsSound);
    }

    [Fact]
    public async Task Verify_WhenMemoryIsSetForFewTransactions_ComparesThose()
    {
        await FillAsync();

        var report = await AuditLogVerification.VerifyAsync(_store, _store, null, Cancellation, capacity: 5);

        Assert.Null(report.Finding);
        Assert.Equal(36, report.Entries);
        Assert.Equal(5, report.Transactions);
    }

    [Fact]
    public async Task Verify_WhenTheLogIsLarge_ReadsItFast()
    {
        // The aim is 100,000 entries a second on a machine of its own; this bound only tells linear from worse on a busy one.
        var head = ShardHead.Empty(0);
        var ids = Samples.IdsIn(0).Take(10_000).ToArray();
        foreach (var chunk in ids.Chunk(500))
        {
            var opened = chunk.Select(id => Samples.Opened(id, Samples.Start)).ToArray();
            head = (await WriteAsync(head, [.. opened, .. opened.Select(entry => Samples.Booked(entry))])).Head;
        }

        await VerifyAsync();
        var watch = Stopwatch.StartNew();
        var report = await VerifyAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"{report.Entries / watch.Elapsed.TotalSeconds:N0} entries a second");
        Assert.Equal((20_000L, 10_000L, null), (report.Entries, report.Transactions, report.Finding));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private async Task FillAsync()
    {
        for (var shard = 0; shard < 4; shard++)
        {
            var head = ShardHead.Empty(shard);
            var ids = Samples.IdsIn(shard).Take(6).ToArray();
            for (var i = 0; i < 3; i++)
            {
                var opened = Samples.Opened(ids[2 * i], Samples.Start);
                head = (await WriteAsync(head, opened, Samples.Booked(opened, 45_000), Samples.Opened(ids[(2 * i) + 1], Samples.Start))).Head;
            }
        }
    }

    private async Task FillCasesAsync()
    {
        var opened = CaseSamples.IdsIn(CaseShard).Take(2).Select(id => CaseSamples.Opened(id, Samples.Start)).ToArray();
        var first = await WriteAsync(CaseSamples.Block(ShardHead.Empty(CaseShard), opened));
        await WriteAsync(CaseSamples.Block(first.Head, CaseSamples.Grown(opened[0])));
    }

    private Task<PendingWrite> WriteAsync(ShardHead head, params AuditEntry[] entries) => WriteAsync(Samples.Block(head, entries));

    private async Task<PendingWrite> WriteAsync(PendingWrite write)
    {
        await _store.WriteAsync(write, Cancellation);
        return write;
    }

    private Task<VerificationReport> VerifyAsync() => AuditLogVerification.VerifyAsync(_store, _store, null, Cancellation);

    private void Falsify(string sql)
    {
        using var command = _tool.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private byte[] Read(string column)
    {
        using var command = _tool.CreateCommand();
        command.CommandText = $"SELECT {column} FROM blocks WHERE shard = 1 AND number = 1";
        return (byte[])command.ExecuteScalar()!;
    }

    private void Store(string column, byte[] value)
    {
        using var command = _tool.CreateCommand();
        command.CommandText = $"UPDATE blocks SET {column} = @v WHERE shard = 1 AND number = 1";
        command.Parameters.AddWithValue("@v", value);
        command.ExecuteNonQuery();
    }
}
