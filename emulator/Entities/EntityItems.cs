using System.Collections.Immutable;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// A queue inside a state: items come in at its end and leave at its start, and do not change in between. They are stored as rows of their own, so
/// that a commit costs what it adds. As part of the state each of them would be written again by every commit until it leaves.
/// </summary>
public abstract class EntityItems
{
    private protected EntityItems()
    {
    }

    internal abstract long FirstNumber(object state);

    internal abstract IEnumerable<byte[]> All(object state);

    internal abstract object WithoutItems(object state);

    internal abstract object WithItems(object state, ImmutableArray<byte[]> items);
}

/// <inheritdoc/>
public abstract class EntityItems<TState> : EntityItems
    where TState : class
{
    /// <summary>Number of the oldest item. Never falls, for a number names the same item for ever.</summary>
    protected abstract long FirstNumber(TState state);

    /// <summary>Oldest first.</summary>
    protected abstract IEnumerable<byte[]> All(TState state);

    protected abstract TState WithoutItems(TState state);

    /// <param name="state">Without items.</param>
    /// <param name="items">All of them.</param>
    protected abstract TState WithItems(TState state, ImmutableArray<byte[]> items);

    internal sealed override long FirstNumber(object state) => FirstNumber((TState)state);

    internal sealed override IEnumerable<byte[]> All(object state) => All((TState)state);

    internal sealed override object WithoutItems(object state) => WithoutItems((TState)state);

    internal sealed override object WithItems(object state, ImmutableArray<byte[]> items) => WithItems((TState)state, items);
}
