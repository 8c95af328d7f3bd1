namespace RealRecon.Producers.Sending;

/// <summary>The two event hubs that RealRecon listens to. The hub alone decides which side an event speaks for.</summary>
public static class Hub
{
    public const string Gateway = "gateway-events";

    public const string Bank = "bank-events";
}
