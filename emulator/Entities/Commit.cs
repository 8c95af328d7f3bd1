namespace RealRecon.Emulator.Entities;

/// <summary>A finished turn on its way to the disk. Immutable, because the next turn already changes the entities.</summary>
internal sealed record Commit
{
    public required Turn Turn { get; init; }

    public required EntityChange[] Changes { get; init; }
}

/// <summary>An entity's new state; null deletes its row.</summary>
/// <param name="Entity">Only for what never changes: its address and kind.</param>
/// <param name="Row">Its row.</param>
/// <param name="IsNew">Whether there is no such row yet.</param>
/// <param name="State">As of the end of the turn.</param>
/// <param name="NextItem">Number of the first of its items that is not stored yet.</param>
internal readonly record struct EntityChange(CachedEntity Entity, long Row, bool IsNew, object? State, long NextItem);
