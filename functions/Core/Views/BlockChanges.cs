using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>Gathers what the entries of one block change: several entries of one transaction or case become one update.</summary>
internal sealed class BlockChanges(ImmutableSortedDictionary<TransactionStatus, long> totals, int entries)
{
    private readonly List<ViewUpdate> _transactions = new(entries);
    private readonly Dictionary<TransactionId, int> _transactionAt = new(entries);
    private readonly List<CaseUpdate> _cases = [];
    private readonly Dictionary<CaseId, int> _caseAt = [];

    public StatusTotals Totals { get; } = new(totals);

    public IReadOnlyList<ViewUpdate> Transactions => _transactions;

    public IReadOnlyList<CaseUpdate> Cases => _cases;

    public void Add(AuditEntry entry, int index)
    {
        Totals.Move(entry.Before?.Status, entry.After.Status);
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_transactionAt, entry.TransactionId, out var isKnown);
        if (isKnown)
        {
            var earlier = _transactions[at];
            _transactions[at] = earlier with { View = ViewProjection.ViewAfter(entry), Indices = earlier.Indices.Add(index) };
            return;
        }

        at = _transactions.Count;
        _transactions.Add(new ViewUpdate { View = ViewProjection.ViewAfter(entry), Indices = [index], Before = entry.Before });
    }

    public void Add(CaseEntry entry, int index)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_caseAt, entry.Id, out var isKnown);
        if (isKnown)
        {
            _cases[at] = new CaseUpdate(ViewProjection.ViewAfter(entry), _cases[at].Indices.Add(index));
            return;
        }

        at = _cases.Count;
        _cases.Add(new CaseUpdate(ViewProjection.ViewAfter(entry), [index]));
    }
}
