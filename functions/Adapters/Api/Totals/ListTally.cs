using RealRecon.Adapters.Api.Answers;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Totals;

/// <summary>Adds up the transactions of a list. It knows only what it is given.</summary>
/// <param name="now">What ages count up to.</param>
internal sealed class ListTally(DateTimeOffset now)
{
    // Each age is below one of these, or above all.
    private static readonly TimeSpan[] Ages =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(24), TimeSpan.FromDays(3), TimeSpan.FromDays(7),
    ];

    private readonly MoneyTally _all = new();
    private readonly Dictionary<TransactionStatus, long> _statuses = Enum.GetValues<TransactionStatus>().ToDictionary(status => status, _ => 0L);
    private readonly Dictionary<ReasonCode, MoneyTally> _reasons = [];
    private readonly Dictionary<ReasonCode, MoneyTally[]> _ageing = [];
    private readonly Dictionary<string, MoneyTally> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _owners = new(StringComparer.Ordinal);
    private long _unowned;
    private DateTimeOffset? _oldest;

    public long Count => _all.Count;

    public void Add(TransactionView view)
    {
        var (current, verdict) = (view.Current, view.Current.Verdict);
        var atRisk = Exposure.AtRisk(current);
        _all.Add(atRisk);
        _statuses[current.Status]++;
        if (_oldest is null || current.OpenedAt < _oldest) _oldest = current.OpenedAt;
        if (verdict.Reasons is [var primary, ..])
        {
            Of(_reasons, primary).Add(atRisk);
            if (!_ageing.TryGetValue(primary, out var buckets)) _ageing.Add(primary, buckets = [.. Enumerable.Range(0, Ages.Length + 1).Select(_ => new MoneyTally())]);
            buckets[BucketOf(now - current.OpenedAt)].Add(atRisk);
        }

        if ((verdict.Gateway ?? verdict.Bank)?.Provider is { } provider) Of(_providers, provider).Add(atRisk);
        if (current.Handling?.Owner is { } owner) _owners[owner] = _owners.GetValueOrDefault(owner) + 1;
        else _unowned++;
    }

    /// <param name="isExact">Nothing was left out.</param>
    public ListTotals Done(bool isExact) => new(
        now,
        _all.Count,
        isExact,
        _all.ValueAtRisk,
        _oldest,
        _statuses,
        [.. Largest(_reasons).Select(one => new ReasonTotal(one.Key, one.Value.Count, one.Value.ValueAtRisk))],
        [.. Largest(_providers).Select(one => new ProviderTotal(one.Key, one.Value.Count, one.Value.ValueAtRisk))],
        OwnerTotals(),
        [.. Largest(_reasons).Select(one => new ReasonAges(one.Key, [.. _ageing[one.Key].Select(bucket => new AgeTotal(bucket.Count, bucket.ValueAtRisk))]))]);

    private List<OwnerTotal> OwnerTotals()
    {
        var totals = _owners.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new OwnerTotal(one.Key, one.Value)).ToList();
        if (_unowned > 0) totals.Insert(0, new OwnerTotal(null, _unowned));
        return totals;
    }

    private static int BucketOf(TimeSpan age)
    {
        var bucket = Array.FindIndex(Ages, limit => age < limit);
        return bucket < 0 ? Ages.Length : bucket;
    }

    private static MoneyTally Of<TKey>(Dictionary<TKey, MoneyTally> tallies, TKey key)
        where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out var tally)) tallies.Add(key, tally = new MoneyTally());
        return tally;
    }

    private static IEnumerable<KeyValuePair<TKey, MoneyTally>> Largest<TKey>(Dictionary<TKey, MoneyTally> tallies)
        where TKey : notnull => tallies.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key.ToString(), StringComparer.Ordinal);
}
