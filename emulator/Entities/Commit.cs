namespace RealRecon.Emulator.Entities;

/// <summary>A finished turn on its way to the disk. Immutable, because the next turn already changes the entities.</summary>
internal sealed record Commit
{
    public required Turn Turn { get; init; }

    public required EntityChange[] Changes { get; init; }
}

/// <summary>An entity's new state; null deletes its row.</summary>
internal readonly record struct EntityChange(CachedEntity Entity, long Row, bool IsNew, object? State);
