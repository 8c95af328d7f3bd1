namespace RealRecon.Adapters.Storage;

/// <summary>The last timer of a page; the next page starts behind it.</summary>
public sealed record OverdueCursor<TId>(DateTimeOffset Due, TId Id);

/// <summary>Views whose timers are overdue. There may be more although a page is empty: only <paramref name="Next"/> = null says that this was the last.</summary>
public sealed record OverduePage<TView, TId>(IReadOnlyList<TView> Items, OverdueCursor<TId>? Next);
