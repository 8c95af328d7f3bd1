using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>The entities in memory: those used last, and all whose newest state is not on disk yet.</summary>
internal sealed class EntityCache(int capacity, EntityReader reader)
{
    private readonly Dictionary<EntityAddress, CachedEntity> _entities = [];
    private readonly LinkedList<CachedEntity> _recency = [];

    /// <summary>
    /// Hash codes of the addresses that have a row. Half of all operations open a new transaction; looking for each in the database would
    /// cost more than the operation itself. A collision costs one needless look-up.
    /// </summary>
    private readonly HashSet<int> _stored = reader.ReadAddressHashes();

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

        entity = _stored.Contains(address.GetHashCode())
            ? reader.Find(address, kind) ?? new CachedEntity(address, kind, 0, null)
            : new CachedEntity(address, kind, 0, null);
        _entities.Add(address, entity);
        entity.Recency = _recency.AddFirst(entity);
        return entity;
    }

    /// <summary>From now on the entity is looked for on disk when it is not in memory.</summary>
    public void Stored(CachedEntity entity) => _stored.Add(entity.Address.GetHashCode());

    /// <summary>Forgets what was not used for longest, as far as its state is on disk.</summary>
    /// <param name="committedTurn">The last turn on disk.</param>
    public void Trim(long committedTurn)
    {
        var node = _recency.Last;
        for (var excess = _entities.Count - capacity; excess > 0 && node is not null; excess--)
        {
            var older = node.Previous;
            if (node.Value.ChangedIn <= committedTurn)
            {
                _entities.Remove(node.Value.Address);
                _recency.Remove(node);
            }

            node = older;
        }
    }
}
