namespace RealRecon.Core.Normalise;

/// <summary>A provider's word in RealRecon's words. The pairs below are all that exist.</summary>
internal readonly record struct Meaning(FactKind Fact, LifecycleStatus Status)
{
    public static readonly Meaning Pending = new(FactKind.GatewayPending, LifecycleStatus.PENDING);
    public static readonly Meaning Authorised = new(FactKind.GatewayPending, LifecycleStatus.AUTHORISED);
    public static readonly Meaning Captured = new(FactKind.GatewaySuccess, LifecycleStatus.CAPTURED);
    public static readonly Meaning Refunded = new(FactKind.GatewaySuccess, LifecycleStatus.REFUNDED);
    public static readonly Meaning Disputed = new(FactKind.GatewaySuccess, LifecycleStatus.DISPUTED);
    public static readonly Meaning Failed = new(FactKind.GatewayFailure, LifecycleStatus.FAILED);
    public static readonly Meaning Reversed = new(FactKind.GatewayReversal, LifecycleStatus.REVERSED);
    public static readonly Meaning DisputeNote = new(FactKind.Note, LifecycleStatus.DISPUTED);
    public static readonly Meaning BankPending = new(FactKind.BankPending, LifecycleStatus.PENDING);
    public static readonly Meaning Booked = new(FactKind.BankBooked, LifecycleStatus.BOOKED);
    public static readonly Meaning Returned = new(FactKind.BankReturned, LifecycleStatus.RETURNED);
}
