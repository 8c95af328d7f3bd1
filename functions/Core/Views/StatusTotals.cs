using System.Collections.Immutable;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>Counts transactions by status. A status that none has is left out, so equal counts are equal dictionaries.</summary>
internal sealed class StatusTotals(ImmutableSortedDictionary<TransactionStatus, long> start)
{
    private readonly ImmutableSortedDictionary<TransactionStatus, long>.Builder _totals = start.ToBuilder();

    /// <param name="from">Null when the transaction is new.</param>
    /// <param name="to">Its status now.</param>
    public void Move(TransactionStatus? from, TransactionStatus to)
    {
        if (from == to) return;
        if (from is { } left) Add(left, -1);
        Add(to, 1);
    }

    public ImmutableSortedDictionary<TransactionStatus, long> ToImmutable() => _totals.ToImmutable();

    private void Add(TransactionStatus status, long change)
    {
        var count = _totals.GetValueOrDefault(status) + change;
        if (count == 0) _totals.Remove(status);
        else _totals[status] = count;
    }
}
