namespace RealRecon.Adapters.Sweep;

/// <summary>What happened within the last while. Two generations of sets, so that forgetting costs nothing: each is kept for once to twice the time.</summary>
/// <param name="time">How long a thing is remembered at least.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class Recent<T>(TimeSpan time, TimeProvider clock)
{
    private HashSet<T> _older = [];
    private HashSet<T> _newer = [];
    private long _since = clock.GetTimestamp();

    public bool Contains(T what)
    {
        Forget();
        return _newer.Contains(what) || _older.Contains(what);
    }

    public void Add(T what)
    {
        Forget();
        _newer.Add(what);
    }

    private void Forget()
    {
        var age = clock.GetElapsedTime(_since);
        if (age < time) return;
        _older = age < 2 * time ? _newer : [];
        _newer = [];
        _since = clock.GetTimestamp();
    }
}
