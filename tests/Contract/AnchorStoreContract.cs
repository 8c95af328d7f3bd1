using System.Text;
using RealRecon.Adapters.Anchors;
using RealRecon.Tests.Fixtures;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Contract;

/// <summary>What every place for anchors does, whatever it is built on.</summary>
public abstract class AnchorStoreContract
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WhenNothingWasWritten_IsEmpty()
    {
        var store = await OpenAsync();

        Assert.Equal(new AnchorTail(null, 0, null), await store.ReadTailAsync(Cancellation));
        Assert.Empty(await LinesAsync(store));
    }

    [Fact]
    public async Task Append_OverDays_KeepsTheOrderAndTellsTheNewest()
    {
        var store = await OpenAsync();
        for (var i = 0; i < 7; i++) Assert.True(await AppendAsync(store, Day.AddDays(i / 3), $"line {i}"));

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"line {i}"), await LinesAsync(store));
        Assert.Equal("line 6", Encoding.UTF8.GetString((await store.ReadTailAsync(Cancellation)).LastLine!));
    }

    [Fact]
    public async Task Append_WhenTheClockWasSetBack_StaysBehindWhatIsThere()
    {
        var store = await OpenAsync();
        foreach (var (line, days) in ((string, int)[])[("first", 5), ("second", 0), ("third", 4)]) Assert.True(await AppendAsync(store, Day.AddDays(days), line));

        Assert.Equal(["first", "second", "third"], await LinesAsync(store));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    public async Task Append_WhenSomebodyElseWasFaster_WritesNothing(bool hasOne, int daysLater)
    {
        var store = await OpenAsync();
        if (hasOne) Assert.True(await AppendAsync(store, Day, "before"));
        var tail = await store.ReadTailAsync(Cancellation);
        Assert.True(await AppendAsync(store, Day.AddDays(daysLater), "faster"));

        Assert.False(await store.TryAppendAsync(tail, Day.AddDays(daysLater), Encoding.UTF8.GetBytes("slower"), Cancellation));

        Assert.DoesNotContain("slower", await LinesAsync(store));
    }

    [Fact]
    public async Task Append_WhenManyTryAtOnce_LetsOneOfThemWrite()
    {
        var store = await OpenAsync();
        Assert.True(await AppendAsync(store, Day, "before"));
        var tail = await store.ReadTailAsync(Cancellation);

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                return await store.TryAppendAsync(tail, Day, Encoding.UTF8.GetBytes($"{i}"), Cancellation);
            }
            catch (IOException)
            {
                // A folder's file is held by the other one.
                return false;
            }
        }));

        Assert.Equal(1, written.Count(wrote => wrote));
        Assert.Equal(2, (await LinesAsync(store)).Count);
    }

    private protected abstract Task<IAnchorStore> OpenAsync();

    private static async Task<bool> AppendAsync(IAnchorStore store, DateOnly day, string line) =>
        await store.TryAppendAsync(await store.ReadTailAsync(Cancellation), day, Encoding.UTF8.GetBytes(line), Cancellation);

    private static async Task<List<string>> LinesAsync(IAnchorStore store)
    {
        var lines = new List<string>();
        await foreach (var line in store.ReadLinesAsync(Cancellation)) lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }
}

public sealed class FolderAnchorStoreTests : AnchorStoreContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_WhenACrashToreTheLineBefore_GoesOnBehindTheWholeOnes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(_folder.In("anchors"));
        await File.WriteAllTextAsync(_folder.In("anchors/2026-05-01.ndjson"), "whole\ntor", cancellation);
        var store = await OpenAsync();

        var tail = await store.ReadTailAsync(cancellation);
        Assert.True(await store.TryAppendAsync(tail, new DateOnly(2026, 5, 1), "next"u8.ToArray(), cancellation));

        Assert.Equal("whole\nnext\n", await File.ReadAllTextAsync(_folder.In("anchors/2026-05-01.ndjson"), cancellation));
    }

    private protected override Task<IAnchorStore> OpenAsync() => Task.FromResult<IAnchorStore>(new FolderAnchorStore(_folder.In("anchors")));
}

public sealed class BlobAnchorStoreTests(Azurite azurite) : AnchorStoreContract
{
    private protected override async Task<IAnchorStore> OpenAsync() =>
        new BlobAnchorStore(new(await azurite.RequireBlobsAsync(), $"anchors-{Guid.NewGuid():n}"), createsContainer: true);
}
