using RealRecon.Adapters.Api.Answers;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What an action is about: a transaction or a case.</summary>
internal abstract class Subject
{
    /// <summary>As answers name it.</summary>
    public abstract string Name { get; }

    /// <summary>Where to look at it.</summary>
    public abstract string Location { get; }

    /// <summary>The entity that takes the action.</summary>
    public abstract EntityAddress Address { get; }

    /// <summary>The audit shard that will tell what came of it.</summary>
    public abstract int Shard { get; }

    /// <exception cref="Refusal">There is none.</exception>
    public abstract Task<Standpoint> FindAsync(CancellationToken cancellation);

    /// <summary>Its newest entries above <paramref name="version"/>, ascending.</summary>
    public abstract Task<IReadOnlyList<Heard>> SinceAsync(Standpoint now, long version, CancellationToken cancellation);

    /// <summary>The trailing positions that hold the newest <paramref name="count"/> entries, so that no older block is read.</summary>
    protected static IReadOnlyList<EntryPosition> Tail(IReadOnlyList<EntryPosition> positions, long count)
    {
        var from = positions.Count;
        for (long held = 0; from > 0 && held < Math.Min(count, EntryHistory<AuditEntry>.MaxEntries); from--) held += positions[from - 1].Indices.Length;
        return [.. positions.Skip(from)];
    }
}

/// <summary>Where a subject stands now.</summary>
/// <param name="Version">Its current version.</param>
/// <param name="Status">As in <see cref="ActionAnswer"/>.</param>
/// <param name="State">As in <see cref="ActionAnswer"/>.</param>
/// <param name="Proposer">Who proposed what waits for a second person; null when nothing waits.</param>
/// <param name="Entries">Where its entries lie.</param>
internal sealed record Standpoint(long Version, string Status, string? State, string? Proposer, IReadOnlyList<EntryPosition> Entries);
