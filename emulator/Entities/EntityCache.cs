using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>The entities in memory: those used last, and all whose newest state is not on disk yet.</summary>
internal sealed class EntityCache(int capacity, EntityReader reader)
{
    private readonly Dictionary<EntityAddress, CachedEntity> _entities = [];
    private readonly LinkedList<CachedEntity> _recency = [];

    private readonly AddressIndex _index = reader.ReadIndex();

    public CachedEntity Get(EntityAddress address, EntityKind kind)
    {
        if (_entities.TryGetValue(address, out var entity))
        {
            if (!ReferenceEquals(_recency.First, entity.Recency))
            {
                _recency.Remove(entity.Recency!);
                _recency.AddFirst(entity.Recency!);
            }

            return entity;
        }

        entity = Stored(address, kind) ?? new CachedEntity(address, kind, 0, null);
        _entities.Add(address, entity);
        entity.Recency = _recency.AddFirst(entity);
        return entity;
    }

    /// <summary>The entity gets a row with the next commit, so from then on it is looked for there when it is not in memory.</summary>
    public void PlaceIn(long row, CachedEntity entity)
    {
        entity.Row = row;
        _index.Add(entity.Address, row);
    }

    /// <summary>The entity loses its row with the next commit; until then it stays in memory, so nobody looks for it in the row.</summary>
    public void Displace(CachedEntity entity)
    {
        _index.Remove(entity.Address, entity.Row);
        entity.Row = 0;
    }

    /// <summary>Forgets what was not used for longest, as far as its state is on disk.</summary>
    /// <param name="committedTurn">The last turn on disk.</param>
    public void Trim(long committedTurn)
    {
        var node = _recency.Last;
        for (var excess = _entities.Count - capacity; excess > 0 && node is not null; excess--)
        {
            var older = node.Previous;
            if (node.Value.ChangedIn <= committedTurn && node.Value.UnfinishedRequests == 0)
            {
                _entities.Remove(node.Value.Address);
                _recency.Remove(node);
            }

            node = older;
        }
    }

    private CachedEntity? Stored(EntityAddress address, EntityKind kind)
    {
        foreach (var row in _index.Candidates(address))
        {
            if (reader.Find(row, address, kind) is { } entity) return entity;
        }

        return null;
    }
}
