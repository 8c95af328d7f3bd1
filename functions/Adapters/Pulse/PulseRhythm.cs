namespace RealRecon.Adapters.Pulse;

/// <summary>When something is done again: after its shortest pause, and later the more it costs, so that it never takes more than a tenth of the time.</summary>
internal sealed class PulseRhythm(TimeSpan shortest, TimeProvider time)
{
    private const int Share = 10;

    private long? _begunAt;
    private TimeSpan _pause;

    public bool IsDue => _begunAt is not { } begun || time.GetElapsedTime(begun) >= _pause;

    public void Begin() => (_begunAt, _pause) = (time.GetTimestamp(), shortest);

    public void End()
    {
        var cost = time.GetElapsedTime(_begunAt!.Value);
        if (cost * Share > shortest) _pause = cost * Share;
    }
}
