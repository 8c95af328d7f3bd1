namespace RealRecon.Tests.Operators;

/// <summary>The real clock, which a test can put forward: what waits for milliseconds goes on by itself, what waits for minutes is told.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _shift));

    public override long GetTimestamp() => base.GetTimestamp() + (Volatile.Read(ref _shift) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
