using RealRecon.Adapters.Storage;

namespace RealRecon.Tests.Api;

/// <summary>The port's contract in memory; its cursor is a plain number.</summary>
internal sealed class MemoryDeadLetterStore : IDeadLetterStore
{
    private readonly List<DeadLetter> _letters = [];

    public Exception? Trouble { get; set; }

    public Task InitialiseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        _letters.AddRange(letters.Where(one => !_letters.Any(known => (known.Position, known.Index) == (one.Position, one.Index))));
        return Task.CompletedTask;
    }

    public Task<DeadLetterPage> ListAsync(string? after, int limit, CancellationToken cancellation)
    {
        if (Trouble is not null) throw Trouble;
        var skip = after is null ? 0 : int.Parse(after);
        var items = _letters.OrderByDescending(letter => letter.EnqueuedAt).Skip(skip).Take(limit).ToList();
        return Task.FromResult(new DeadLetterPage(items, skip + items.Count < _letters.Count ? (skip + items.Count).ToString() : null));
    }
}
