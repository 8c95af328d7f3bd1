using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Contract;

/// <summary>What every dead letter store does, whatever it is built on.</summary>
public abstract class DeadLetterStoreContract : IAsyncLifetime
{
    private IDeadLetterStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await OpenAsync();
        await _store.InitialiseAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task List_AcrossDays_GivesTheNewestFirstPageByPage()
    {
        var letters = Enumerable.Range(0, 250).Select(i => Letter(i, Samples.Start.AddHours(i))).ToList();
        await _store.AddAsync(letters, Cancellation);

        Assert.Equal(letters.AsEnumerable().Reverse(), await PageThroughAsync(40));
    }

    [Fact]
    public async Task Add_WhenALetterIsThereAlready_KeepsTheFirstAndAddsTheOthers()
    {
        var first = Letter(1, Samples.Start);
        await _store.AddAsync([first], Cancellation);

        await _store.AddAsync([Letter(0, Samples.Start), first with { Detail = "Another." }, Letter(2, Samples.Start), Letter(2, Samples.Start)], Cancellation);

        var all = await PageThroughAsync(10);
        Assert.Equal([0L, 1L, 2L], all.Select(letter => letter.Position.Sequence));
        Assert.Equal(first, all[1]);
    }

    [Fact]
    public async Task Add_WhenOneEventHasSeveralRejections_KeepsEach()
    {
        await _store.AddAsync([.. Enumerable.Range(0, 12).Select(i => Letter(7, Samples.Start) with { Index = i })], Cancellation);

        Assert.Equal(Enumerable.Range(0, 12), (await PageThroughAsync(5)).Select(letter => letter.Index));
    }

    [Fact]
    public async Task List_WhenNothingWasRefused_IsEmpty()
    {
        var page = await _store.ListAsync(null, 10, Cancellation);

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("' or 1 eq 1")]
    [InlineData("Zm9v")]
    public async Task List_WhenTheCursorIsForeign_Refuses(string cursor) =>
        await Assert.ThrowsAsync<FormatException>(() => _store.ListAsync(cursor, 10, Cancellation));

    protected abstract Task<IDeadLetterStore> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    private static DeadLetter Letter(long sequence, DateTimeOffset at) => new(
        new HubPosition("gateway-events", "1", sequence, $"{sequence * 96}"), 0, RejectionReason.JSON_MALFORMED, "The body is not JSON.", at, at.AddSeconds(1), 17, new string('a', 64));

    private async Task<List<DeadLetter>> PageThroughAsync(int limit)
    {
        var seen = new List<DeadLetter>();
        string? after = null;
        do
        {
            var page = await _store.ListAsync(after, limit, Cancellation);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }
}

public sealed class SqliteDeadLetterStoreTests : DeadLetterStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-letters-").FullName;
    private SqliteLedger? _ledger;

    protected override Task<IDeadLetterStore> OpenAsync() =>
        Task.FromResult<IDeadLetterStore>(new SqliteDeadLetterStore(_ledger = new SqliteLedger(Path.Combine(_folder, "ledger.db"))));

    protected override Task CloseAsync()
    {
        _ledger!.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class SqliteMemoryDeadLetterStoreTests : DeadLetterStoreContract
{
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);

    protected override Task<IDeadLetterStore> OpenAsync() => Task.FromResult<IDeadLetterStore>(new SqliteDeadLetterStore(_ledger));

    protected override Task CloseAsync()
    {
        _ledger.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class TableDeadLetterStoreTests(Azurite azurite) : DeadLetterStoreContract
{
    protected override async Task<IDeadLetterStore> OpenAsync() =>
        new TableDeadLetterStore(await azurite.RequireAsync(), new TableNames($"T{Guid.NewGuid():N}"[..20]));
}
