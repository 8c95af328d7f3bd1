namespace RealRecon.Emulator.Entities;

/// <summary>
/// The requests of one operation: so many run, the others wait in the order in which they were asked for. A waiting one is a number, for its content
/// is on disk: a hundred thousand of them are less than a megabyte. Belongs to the engine's thread.
/// </summary>
internal sealed class IoLane(int atOnce)
{
    private readonly Queue<long> _waiting = new();
    private int _running;

    /// <summary>Takes one of the free places; false when there is none.</summary>
    public bool TryEnter()
    {
        if (_running >= atOnce) return false;
        _running++;
        return true;
    }

    public void Wait(long request) => _waiting.Enqueue(request);

    public void Leave() => _running--;

    /// <summary>The next request, if there is one and a place for it; it takes that place.</summary>
    public bool TryEnterNext(out long request)
    {
        request = 0;
        return _waiting.Count > 0 && TryEnter() && _waiting.TryDequeue(out request);
    }
}
