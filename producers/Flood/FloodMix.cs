namespace RealRecon.Producers.Flood;

/// <summary>What the gateways of a flood send.</summary>
public enum FloodMix
{
    /// <summary>Only generic events: small bodies, the engine's own cost.</summary>
    Generic,

    /// <summary>Half generic, half Stripe with all its fields: bodies as in life.</summary>
    Mixed,
}
