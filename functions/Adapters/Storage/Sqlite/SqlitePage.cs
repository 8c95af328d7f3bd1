using Microsoft.Data.Sqlite;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>A page of transactions as its rows come in.</summary>
internal sealed class SqlitePage(TransactionFilter filter, int limit)
{
    private readonly List<StoredTransaction> _items = [];
    private TransactionView? _last;
    private int _seen;
    private bool _hasMore;

    /// <summary>How many rows are looked at.</summary>
    public int MostRows { get; } = Math.Max(limit, TransactionPage.MaxLookedAt);

    /// <returns>Whether another row is wanted: the one behind the page too, because it tells that more follows.</returns>
    public bool Take(SqliteDataReader row)
    {
        if (_items.Count == limit || _seen == MostRows)
        {
            _hasMore = true;
            return false;
        }

        var stored = ViewRow.Read(row);
        _last = stored.View;
        _seen++;
        if (filter.Matches(stored.View)) _items.Add(stored);
        return true;
    }

    public TransactionPage Done() => new(_items.ConvertAll(stored => stored.View), _hasMore ? TransactionCursor.At(_last!) : null)
    {
        Positions = _items.ConvertAll(stored => stored.Entries),
    };
}
