namespace RealRecon.Producers.Observing;

/// <summary>Transactions by status, as the audit log's heads count them.</summary>
public sealed record StatusTotals(IReadOnlyDictionary<string, long> ByStatus)
{
    public long Transactions => ByStatus.Values.Sum();

    public long Of(string status) => ByStatus.GetValueOrDefault(status);

    /// <summary>What came since <paramref name="before"/>.</summary>
    public StatusTotals Since(StatusTotals before) =>
        new(ByStatus.Keys.Union(before.ByStatus.Keys).ToDictionary(status => status, status => Of(status) - before.Of(status)));
}
