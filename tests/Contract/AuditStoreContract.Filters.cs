using CsCheck;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;

namespace RealRecon.Tests.Contract;

/// <content>Lists by filter.</content>
public abstract partial class AuditStoreContract
{
    [Fact]
    public async Task List_WhateverTheFilter_ShowsWhatMatchesOnceAndInOrderWhileOthersAreWritten()
    {
        await WriteAllAsync(Enumerable.Range(0, FilterStory.Count).SelectMany(FilterStory.Entries));
        var views = Enumerable.Range(0, FilterStory.Count).Select(n => ViewProjection.ViewAfter(FilterStory.Entries(n)[^1])).ToList();
        var others = 0;

        await FilterStory.Filters.Select(Gen.Int[1, 40]).SampleAsync(
            async (filter, limit) =>
            {
                var expected = InOrder(views.Where(filter.Matches), filter.Sort).Select(view => view.Id.Value);
                var seen = new List<string>();
                for (TransactionCursor? after = null; ;)
                {
                    var page = await Store.ListAsync(filter, after, limit, Cancellation);
                    Assert.InRange(page.Items.Count, 0, limit);
                    seen.AddRange(page.Items.Select(view => view.Id.Value).Where(id => id.StartsWith("Story", StringComparison.Ordinal)));
                    if (page.Next is null) break;
                    after = page.Next;
                    if (others < 30) await WriteAllAsync([Samples.Overdue(Samples.Opened(TransactionId.Of($"other-{others++}"), Samples.Start.AddSeconds(others % 25))) with { Version = 1, Before = null }]);
                }

                Assert.Equal(expected, seen);
            },
            iter: FilterRuns,
            threads: 1);
    }

    [Theory]
    [InlineData(TransactionSort.Newest)]
    [InlineData(TransactionSort.Oldest)]
    public async Task List_WhenExceptionsOpenAndClose_ShowsThoseThatAreOpen(TransactionSort sort)
    {
        var filter = new TransactionFilter { Open = true, Sort = sort };
        var opened = Enumerable.Range(0, 5).Select(i => Samples.Opened(TransactionId.Of($"t{i}"), Samples.Start.AddSeconds(i))).ToList();
        var overdue = opened.ConvertAll(Samples.Overdue);
        await WriteAllAsync(opened);
        Assert.Empty(await PageThroughAsync(filter, 2));

        await WriteAllAsync(overdue);
        Assert.Equal(Sorted("t0", "t1", "t2", "t3", "t4"), await PageThroughAsync(filter, 2));

        var booked = new[] { 1, 3 }.Select(i => Samples.Booked(overdue[i], i == 1 ? 50_000 : 45_000)).ToList();
        await WriteAllAsync(booked);
        Assert.Equal(Sorted("t0", "t2", "t3", "t4"), await PageThroughAsync(filter, 2));
        Assert.Equal(["t3"], await PageThroughAsync(filter with { Status = TransactionStatus.MISMATCH }, 2));

        await WriteAllAsync([Samples.Booked(booked[0], 45_000)]);
        Assert.Equal(Sorted("t0", "t1", "t2", "t3", "t4"), await PageThroughAsync(filter, 2));

        IEnumerable<string> Sorted(params string[] ids) => sort == TransactionSort.Oldest ? ids : ids.Reverse();
    }

    [Fact]
    public async Task List_WhenATransactionChangesItsOrder_ShowsItUnderTheNewOneOnly()
    {
        var opened = Samples.Opened(TransactionId.Of("t0"), Samples.Start);
        var other = Samples.Opened(TransactionId.Of("t1"), Samples.Start.AddSeconds(1));
        await WriteAllAsync([opened, InOrder(other, "second")]);
        await WriteAllAsync([InOrder(Samples.Repeated(opened), "first")]);
        Assert.Equal(["t0"], await PageThroughAsync(new TransactionFilter { OrderId = "first" }, 10));

        await WriteAllAsync([InOrder(Samples.Repeated(Samples.Repeated(opened)), "second")]);

        Assert.Empty(await PageThroughAsync(new TransactionFilter { OrderId = "first" }, 10));
        Assert.Equal(["t1", "t0"], await PageThroughAsync(new TransactionFilter { OrderId = "second" }, 10));
        Assert.Equal(["t0", "t1"], await PageThroughAsync(new TransactionFilter { OrderId = "second", Sort = TransactionSort.Oldest }, 1));

        static AuditEntry InOrder(AuditEntry entry, string order) => entry with { After = entry.After with { Belonging = new Belonging(order, null, null) } };
    }

    [Fact]
    public async Task List_WhenYearsLieBetween_FindsTheOldestFirst()
    {
        DateTimeOffset[] times = [new(2019, 2, 3, 4, 5, 6, TimeSpan.Zero), Samples.Start, Samples.Start.AddMinutes(3), Samples.Start.AddDays(40)];
        await WriteAllAsync(times.Select((time, i) => Samples.Opened(TransactionId.Of($"t{i}"), time)));

        Assert.Equal(["t0", "t1", "t2", "t3"], await PageThroughAsync(new TransactionFilter { Sort = TransactionSort.Oldest }, 1));
        Assert.Equal(["t1", "t2"], await PageThroughAsync(new TransactionFilter { Sort = TransactionSort.Oldest, OpenedAfter = times[1], OpenedBefore = times[3] }, 1));
    }

    [Fact]
    public async Task List_WhenNoStatusCanPass_ShowsNothing()
    {
        await WriteAllAsync([Samples.Opened(TransactionId.Of("t0"), Samples.Start)]);

        var page = await Store.ListAsync(new TransactionFilter(TransactionStatus.PENDING) { Open = true }, null, 10, Cancellation);

        Assert.Equal((0, null), (page.Items.Count, page.Next));
    }

    /// <summary>How many filters are tried; each takes some pages.</summary>
    protected virtual int FilterRuns => 400;

    private static IEnumerable<TransactionView> InOrder(IEnumerable<TransactionView> views, TransactionSort sort) => sort == TransactionSort.Oldest
        ? views.OrderBy(view => view.Current.OpenedAt).ThenBy(view => view.Id.Value, StringComparer.Ordinal)
        : views.OrderByDescending(view => view.Current.OpenedAt).ThenBy(view => view.Id.Value, StringComparer.Ordinal);
}
