namespace RealRecon.Core.Normalise;

/// <summary>Bytes in, facts or named rejections out. Never throws, whatever the bytes.</summary>
public static class Normaliser
{
    public static Normalised Normalise(HubEvent hubEvent, NormaliseRules rules) =>
        Normalised.Rejected(RejectionReason.UNKNOWN_FORMAT, "Not built yet.");
}

public sealed record NormaliseRules
{
    /// <summary>Whether test-mode events (Stripe <c>livemode:false</c>) are taken. Off in production, where they are dead letters; on in the emulator.</summary>
    public bool AcceptTestEvents { get; init; }
}
