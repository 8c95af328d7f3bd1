namespace RealRecon.Core.Normalise;

/// <summary>What operators may choose about input.</summary>
public sealed record NormaliseRules
{
    /// <summary>Whether test-mode events (Stripe <c>livemode:false</c>) are taken. Off in production, where they are dead letters; on in the emulator.</summary>
    public bool AcceptTestEvents { get; init; }
}
