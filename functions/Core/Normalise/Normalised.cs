using System.Collections.Immutable;

namespace RealRecon.Core.Normalise;

/// <summary>What one body turned into. A body with several movements (camt, Event Grid) may hold good and bad ones side by side; both lists empty never happens, except for a handshake.</summary>
public sealed record Normalised(ImmutableArray<PaymentEvent> Events, ImmutableArray<Rejection> Rejections)
{
    public static Normalised Rejected(RejectionReason reason, string detail) => new([], [new Rejection(reason, detail)]);
}

/// <summary>Why an event, or one part of it, cannot be used.</summary>
/// <param name="Reason">The closed set's word.</param>
/// <param name="Detail">One sentence for people that names the field and the rule, never a value from the payload.</param>
public sealed record Rejection(RejectionReason Reason, string Detail);
