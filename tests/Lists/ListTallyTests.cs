using CsCheck;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Api.Totals;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;
using RealRecon.Tests.Audit;
using RealRecon.Tests.Contract;

namespace RealRecon.Tests.Lists;

public sealed class ListTallyTests
{
    private static readonly TimeSpan[] Limits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.MaxValue];

    [Fact]
    public void Totals_WhateverIsListed_AreWhatCountingByHandGives() => FilterStory.Filters.Sample(
        filter =>
        {
            var now = Samples.Start.AddMinutes(1).AddSeconds(15);
            var views = Enumerable.Range(0, FilterStory.Count).Select(n => ViewProjection.ViewAfter(FilterStory.Entries(n)[^1])).Where(filter.Matches).ToList();
            var tally = new ListTally(now);
            foreach (var view in views) tally.Add(view);

            var totals = tally.Done(isExact: true);

            Assert.Equal(views.Count, totals.Count);
            Assert.Equal(Risk(views), totals.ValueAtRisk);
            Assert.Equal(views.Count == 0 ? null : views.Min(view => view.Current.OpenedAt), totals.Oldest);
            Assert.All(totals.ByStatus, one => Assert.Equal(views.Count(view => view.Current.Status == one.Key), one.Value));
            Assert.Equal(Enum.GetValues<TransactionStatus>().Length, totals.ByStatus.Count);
            Assert.Equal(Groups(views, PrimaryOf), totals.ByReason.Select(one => (one.Reason.ToString(), one.Count, Shown(one.ValueAtRisk))).ToHashSet());
            Assert.Equal(Groups(views, view => (view.Current.Verdict.Gateway ?? view.Current.Verdict.Bank)?.Provider), totals.ByProvider.Select(one => (one.Provider, one.Count, Shown(one.ValueAtRisk))).ToHashSet());
            Assert.Equal(views.CountBy(view => view.Current.Handling?.Owner ?? "").Select(one => (one.Key, (long)one.Value)).ToHashSet(), totals.ByOwner.Select(one => (one.Owner ?? "", one.Count)).ToHashSet());
            foreach (var ages in totals.Ageing)
            {
                var least = TimeSpan.MinValue;
                foreach (var (limit, bucket) in Limits.Zip(ages.Buckets))
                {
                    var aged = views.Where(view => PrimaryOf(view) == ages.Reason.ToString() && now - view.Current.OpenedAt >= least && now - view.Current.OpenedAt < limit).ToList();
                    Assert.Equal((aged.Count, Shown(Risk(aged))), (bucket.Count, Shown(bucket.ValueAtRisk)));
                    least = limit;
                }
            }
        },
        iter: 500);

    private static string? PrimaryOf(TransactionView view) => view.Current.Verdict.Reasons is [var primary, ..] ? primary.ToString() : null;

    private static HashSet<(string, long, string)> Groups(List<TransactionView> views, Func<TransactionView, string?> key) =>
        [.. views.Where(view => key(view) is not null).GroupBy(key).Select(group => (group.Key!, group.LongCount(), Shown(Risk(group))))];

    private static Dictionary<string, long> Risk(IEnumerable<TransactionView> views) => views
        .Select(view => ValueAtRisk.Of(view.Current)).OfType<ValueAtRisk>().GroupBy(risk => risk.Currency).ToDictionary(sum => sum.Key, sum => sum.Sum(risk => risk.AmountMinor));

    private static string Shown(IReadOnlyDictionary<string, long> sums) => string.Join(' ', sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Value} {sum.Key}"));
}
