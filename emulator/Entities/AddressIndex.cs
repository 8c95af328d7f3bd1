using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// In which rows an entity may stand. It is kept in memory, about 30 bytes an entity, because an index on disk would dirty one random page for
/// each new transaction and cost more than the transaction itself; and half of all operations open a new transaction, for which nothing is to be read.
/// </summary>
internal sealed class AddressIndex
{
    // By hash code, so that the texts need not be held. Two addresses rarely share one; then both rows are candidates.
    private readonly Dictionary<int, long> _rows = [];
    private readonly Dictionary<int, List<long>> _furtherRows = [];

    public void Add(EntityAddress address, long row)
    {
        var hash = address.GetHashCode();
        if (_rows.TryAdd(hash, row)) return;
        if (_furtherRows.TryGetValue(hash, out var further)) further.Add(row);
        else _furtherRows.Add(hash, [row]);
    }

    /// <summary>A deleted entity's row is nobody's: each job has one for as long as it runs, so they would pile up.</summary>
    public void Remove(EntityAddress address, long row)
    {
        var hash = address.GetHashCode();
        if (_furtherRows.TryGetValue(hash, out var further))
        {
            if (!further.Remove(row) && _rows[hash] == row)
            {
                _rows[hash] = further[0];
                further.RemoveAt(0);
            }

            if (further.Count == 0) _furtherRows.Remove(hash);
        }
        else if (_rows.TryGetValue(hash, out var only) && only == row)
        {
            _rows.Remove(hash);
        }
    }

    /// <summary>Rows to look at, the newest first: a deleted entity that came back has a new one.</summary>
    public IEnumerable<long> Candidates(EntityAddress address)
    {
        var hash = address.GetHashCode();
        if (!_rows.TryGetValue(hash, out var row)) return [];
        return _furtherRows.TryGetValue(hash, out var further) ? [.. Enumerable.Reverse(further), row] : [row];
    }
}
