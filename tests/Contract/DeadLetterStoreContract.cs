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

    [Fact]
    public async Task List_WhenFiltered_GivesOnlyWhatTheFilterTakesAndAllOfIt()
    {
        var letters = Enumerable.Range(0, 60).Select(i => Letter(i, Samples.Start.AddHours(i)) with
        {
            Position = new HubPosition(i % 2 == 0 ? "gateway-events" : "bank-events", "1", i, $"{i}"),
            Reason = i % 3 == 0 ? RejectionReason.TESTMODE_EVENT : RejectionReason.JSON_MALFORMED,
        }).ToList();
        await _store.AddAsync(letters, Cancellation);
        foreach (var letter in letters.Where(letter => letter.Position.Sequence % 5 == 0)) await HandleAsync(letter, HandlingKind.Discarded);

        Assert.Equal(Wanted(i => i % 2 == 1), Sequences(await PageThroughAsync(7, new DeadLetterFilter(Hub: "bank-events"))));
        Assert.Equal(Wanted(i => i % 3 == 0), Sequences(await PageThroughAsync(7, new DeadLetterFilter(Reason: RejectionReason.TESTMODE_EVENT))));
        Assert.Equal(Wanted(i => i % 5 == 0), Sequences(await PageThroughAsync(7, new DeadLetterFilter(IsHandled: true))));
        Assert.Equal(
            Wanted(i => i % 2 == 0 && i % 3 == 0 && i % 5 != 0),
            Sequences(await PageThroughAsync(2, new DeadLetterFilter("gateway-events", RejectionReason.TESTMODE_EVENT, false))));

        static IEnumerable<long> Wanted(Func<int, bool> takes) => Enumerable.Range(0, 60).Reverse().Where(takes).Select(i => (long)i);
    }

    [Fact]
    public async Task List_WhenWhatTheFilterTakesLiesFarBack_GoesOnFromPageToPage()
    {
        var others = Enumerable.Range(1, DeadLetterFilter.MaxLooked + 10).Select(i => Letter(i, Samples.Start.AddSeconds(i))).ToList();
        await _store.AddAsync([.. others, Letter(0, Samples.Start) with { Reason = RejectionReason.POISON }], Cancellation);
        var filter = new DeadLetterFilter(Reason: RejectionReason.POISON);

        var first = await _store.ListAsync(filter, null, 10, Cancellation);
        var second = await _store.ListAsync(filter, first.Next, 10, Cancellation);

        Assert.Empty(first.Items);
        Assert.Equal(0, Assert.Single(second.Items).Position.Sequence);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Handle_WhenNothingIsSettled_WritesItDownAndLaterAgain()
    {
        var letter = Letter(1, Samples.Start);
        await _store.AddAsync([letter, Letter(2, Samples.Start)], Cancellation);

        Assert.True(await HandleAsync(letter, HandlingKind.RefusedAgain));
        Assert.True(await HandleAsync(letter, HandlingKind.Gone));
        Assert.True(await HandleAsync(letter, HandlingKind.Redriven));

        var all = await PageThroughAsync(10);
        Assert.Equal([null, Handling(HandlingKind.Redriven)], all.OrderByDescending(one => one.Position.Sequence).Select(one => one.Handling));
        Assert.Equal(letter, all.Single(one => one.Position.Sequence == 1) with { Handling = null });
    }

    [Theory]
    [InlineData(HandlingKind.Redriven)]
    [InlineData(HandlingKind.Discarded)]
    public async Task Handle_WhenItIsSettled_LeavesThatAsItIs(HandlingKind settled)
    {
        var letter = Letter(1, Samples.Start);
        await _store.AddAsync([letter], Cancellation);
        await HandleAsync(letter, settled);

        Assert.False(await HandleAsync(letter, HandlingKind.Gone));
        await _store.AddAsync([letter], Cancellation);

        Assert.Equal(settled, Assert.Single(await PageThroughAsync(10)).Handling?.What);
    }

    [Fact]
    public async Task Handle_WhenThereIsNoSuchLetter_WritesNothing()
    {
        Assert.False(await HandleAsync(Letter(1, Samples.Start), HandlingKind.Discarded));

        Assert.Empty(await PageThroughAsync(10));
    }

    [Fact]
    public async Task Handle_WhenManyDoItAtOnce_SettlesOnce()
    {
        var letter = Letter(1, Samples.Start);
        await _store.AddAsync([letter], Cancellation);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => HandleAsync(letter, i % 2 == 0 ? HandlingKind.Discarded : HandlingKind.Redriven)));

        Assert.Single(taken, took => took);
    }

    [Fact]
    public async Task FindEvent_WhenAnEventHasSeveralLetters_GivesAllOfThemAndNoOthers()
    {
        var parts = Enumerable.Range(0, 12).Select(i => Letter(7, Samples.Start) with { Index = i }).ToList();
        await _store.AddAsync([.. parts, Letter(6, Samples.Start), Letter(8, Samples.Start), Letter(70, Samples.Start), Letter(7, Samples.Start.AddDays(1))], Cancellation);
        await HandleAsync(parts[3], HandlingKind.Discarded);

        var found = await _store.FindEventAsync(parts[11].Key, Cancellation);

        Assert.Equal(parts, found.Select(letter => letter with { Handling = null }));
        Assert.Equal([3], found.Where(letter => letter.Handling is not null).Select(letter => letter.Index));
        Assert.Empty(await _store.FindEventAsync(Letter(9, Samples.Start).Key, Cancellation));
    }

    protected abstract Task<IDeadLetterStore> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    private static DeadLetter Letter(long sequence, DateTimeOffset at) => new(
        new HubPosition("gateway-events", "1", sequence, $"{sequence * 96}"), 0, RejectionReason.JSON_MALFORMED, "The body is not JSON.", at, at.AddSeconds(1), 17, new string('a', 64));

    private static IEnumerable<long> Sequences(IEnumerable<DeadLetter> letters) => letters.Select(letter => letter.Position.Sequence);

    private static DeadLetterHandling Handling(HandlingKind what) => new(what, Samples.Start.AddDays(9), "ann", "It is so \"because\".", null);

    private Task<bool> HandleAsync(DeadLetter letter, HandlingKind what) => _store.HandleAsync(letter.Key, Handling(what), Cancellation);

    private async Task<List<DeadLetter>> PageThroughAsync(int limit, DeadLetterFilter? filter = null)
    {
        var seen = new List<DeadLetter>();
        string? after = null;
        do
        {
            var page = await (filter is null ? _store.ListAsync(after, limit, Cancellation) : _store.ListAsync(filter, after, limit, Cancellation));
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
