using System.Text.Json;

namespace RealRecon.Emulator.Simulation;

/// <summary>What a simulated service knows: objects by id, found again by marks. Bounded: the oldest object makes room for a new one.</summary>
public sealed class SimulatedBook(int capacity = SimulatedBook.DefaultCapacity)
{
    /// <summary>About 100 MB of postings.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Page>> _byMark = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    public int Count
    {
        get
        {
            lock (_lock) return _pages.Count;
        }
    }

    /// <summary>Adds an object, or replaces the one with its id.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="marks">By what it is looked for.</param>
    /// <param name="told">A clone that outlives its document.</param>
    public void Put(string id, IEnumerable<string> marks, JsonElement told)
    {
        var page = new Page([.. marks.Distinct()], told);
        lock (_lock)
        {
            if (_pages.TryGetValue(id, out var old)) Forget(old);
            else MakeRoomFor(id);
            _pages[id] = page;
            foreach (var mark in page.Marks)
            {
                if (!_byMark.TryGetValue(mark, out var list)) _byMark.Add(mark, list = []);
                list.Add(page);
            }
        }
    }

    public JsonElement? Find(string id)
    {
        lock (_lock) return _pages.TryGetValue(id, out var page) ? page.Told : null;
    }

    /// <summary>Every object with one of these marks, oldest first.</summary>
    public IReadOnlyList<JsonElement> Marked(params ReadOnlySpan<string> marks)
    {
        var found = new List<JsonElement>();
        lock (_lock)
        {
            foreach (var mark in marks)
            {
                if (_byMark.TryGetValue(mark, out var list)) found.AddRange(list.Select(page => page.Told));
            }
        }

        return found;
    }

    public void Clear()
    {
        lock (_lock)
        {
            _pages.Clear();
            _byMark.Clear();
            _oldest.Clear();
        }
    }

    private void MakeRoomFor(string id)
    {
        if (_pages.Count >= capacity && _pages.Remove(_oldest.Dequeue(), out var evicted)) Forget(evicted);
        _oldest.Enqueue(id);
    }

    private void Forget(Page page)
    {
        foreach (var mark in page.Marks)
        {
            var list = _byMark[mark];
            list.Remove(page);
            if (list.Count == 0) _byMark.Remove(mark);
        }
    }

    private sealed record Page(string[] Marks, JsonElement Told);
}
