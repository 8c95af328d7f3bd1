namespace RealRecon.Emulator.Simulation;

/// <summary>A simulated bank or gateway: how it behaves, and until when.</summary>
/// <param name="name"><c>bank</c>, <c>stripe</c> or <c>razorpay</c>.</param>
/// <param name="time">Decides when a behaviour is over.</param>
public sealed class SimulatedService(string name, TimeProvider time)
{
    private static readonly Behaviour Honest = new(SimulatedMode.Ok, DateTimeOffset.MaxValue, TimeSpan.Zero);

    private Behaviour _behaviour = Honest;
    private long _asked;

    public string Name => name;

    /// <summary>Requests so far, those refused included.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    public SimulatedMode Mode => Current().Mode;

    /// <param name="mode">From now on.</param>
    /// <param name="until">Then it is Ok again (UTC); null for good.</param>
    /// <param name="delay">How slow <see cref="SimulatedMode.Slow"/> is; three seconds unless given.</param>
    public void Behave(SimulatedMode mode, DateTimeOffset? until = null, TimeSpan? delay = null) =>
        Volatile.Write(ref _behaviour, new Behaviour(mode, until ?? DateTimeOffset.MaxValue, delay ?? TimeSpan.FromSeconds(3)));

    /// <summary>Lets a request in and says how to answer it; null when it was refused already.</summary>
    public async Task<SimulatedMode?> AdmitAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        var behaviour = Current();
        if (behaviour.Mode == SimulatedMode.Slow) await Task.Delay(behaviour.Delay, time, context.RequestAborted);
        if (behaviour.Mode != SimulatedMode.Down) return behaviour.Mode;
        await SimulatedAnswer.ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, "Down, as this simulation was told to be.");
        return null;
    }

    private Behaviour Current() => Volatile.Read(ref _behaviour) is var behaviour && time.GetUtcNow() < behaviour.Until ? behaviour : Honest;

    private sealed record Behaviour(SimulatedMode Mode, DateTimeOffset Until, TimeSpan Delay);
}
