namespace RealRecon.Adapters.Pulse;

/// <summary>How long a step may read. Looked at between pages, so a page that was begun is finished.</summary>
internal sealed class Allowance(TimeSpan time, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    public bool IsSpent => clock.GetElapsedTime(_start) >= time;
}
