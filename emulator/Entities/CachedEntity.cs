using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>An entity in memory. Only the engine's thread touches it.</summary>
internal sealed class CachedEntity(EntityAddress address, EntityKind kind, long row, object? state)
{
    public EntityAddress Address { get; } = address;

    public EntityKind Kind { get; } = kind;

    /// <summary>Its row in the database; 0 while it has none.</summary>
    public long Row { get; set; } = row;

    /// <summary>As of the last operation, committed or not.</summary>
    public object? State { get; set; } = state;

    /// <summary>Number of the last turn that changed it. Until that turn is on disk the entity must stay in memory.</summary>
    public long ChangedIn { get; set; }

    /// <summary>Requests for I/O without a result yet. While there are any the entity must stay in memory, for they are counted here only.</summary>
    public int UnfinishedRequests { get; set; }

    /// <summary>Operations applied while its I/O was unfinished: see <see cref="IoBacklog"/>.</summary>
    public int OperationsBehind { get; set; }

    public LinkedListNode<CachedEntity>? Recency { get; set; }
}
