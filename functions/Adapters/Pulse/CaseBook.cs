using RealRecon.Adapters.Api;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>All feeds, and the double charges that are open.</summary>
internal sealed class CaseBook(Readings readings) : IPulseBook
{
    private const int PageSize = 200;

    /// <summary>Most double charges that are read at the beginning; those that open later are heard of in any number.</summary>
    private const int MostRead = 2000;

    private readonly SortedDictionary<string, CaseView> _feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CaseView> _orders = new(StringComparer.Ordinal);
    private bool _isRead;

    public IReadOnlyCollection<CaseView> Feeds => _feeds.Values;

    public IReadOnlyCollection<CaseView> OpenOrders => _orders.Values;

    public void Restart()
    {
        _feeds.Clear();
        _orders.Clear();
        _isRead = false;
    }

    public void Take(TransactionId id, PulseMovement movement)
    {
    }

    public void Take(CaseView view)
    {
        if (view.Id.Kind == CaseKind.Feed) Take(_feeds, view);
        else if (view.Id.Kind == CaseKind.Order && view.Current.IsOpen) Take(_orders, view);
        else if (view.Id.Kind == CaseKind.Order) _orders.Remove(view.Id.Key);
    }

    public async Task ReadAsync(CancellationToken cancellation)
    {
        if (_isRead) return;
        await ReadAsync(new CaseFilter(CaseKind.Feed), cancellation);
        await ReadAsync(new CaseFilter(CaseKind.Order, IsOpen: true), cancellation);
        _isRead = true;
    }

    private async Task ReadAsync(CaseFilter filter, CancellationToken cancellation)
    {
        CaseCursor? after = null;
        for (var read = 0; read < MostRead; read += PageSize)
        {
            var page = await readings.ListCasesAsync(filter, after, PageSize, cancellation);
            foreach (var view in page.Items) Take(view);
            if ((after = page.Next) is null) return;
        }
    }

    private static void Take(IDictionary<string, CaseView> known, CaseView view)
    {
        if (!known.TryGetValue(view.Id.Key, out var before) || before.Version < view.Version) known[view.Id.Key] = view;
    }
}
