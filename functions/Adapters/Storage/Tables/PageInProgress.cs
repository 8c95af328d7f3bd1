using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>A page as views come in, in its order.</summary>
internal sealed class PageInProgress(TransactionFilter filter, int limit)
{
    private readonly List<TransactionView> _items = [];
    private readonly int _mostViews = Math.Max(limit, TransactionPage.MaxLookedAt);
    private TransactionView? _last;
    private int _seen;

    public bool HasRoom() => _items.Count < limit && _seen < _mostViews;

    public void Take(TransactionView view)
    {
        _last = view;
        _seen++;
        if (filter.Matches(view)) _items.Add(view);
    }

    /// <summary>There is another view behind those that it took.</summary>
    public TransactionPage ToBeContinued() => new(_items, TransactionCursor.At(_last!));

    /// <summary>There is none.</summary>
    public TransactionPage Last() => new(_items, null);
}
