using System.Collections.Immutable;

namespace RealRecon.Core.Orders;

/// <summary>One successful charge of an order: a movement, or the parts of one authorisation.</summary>
/// <param name="Key">The authorisation's id, or the movement's own.</param>
/// <param name="Parts">Oldest first.</param>
/// <param name="Rest">What of it was not refunded, by currency.</param>
internal sealed record Charge(string Key, ImmutableArray<NotedMovement> Parts, MoneySums Rest)
{
    public DateTimeOffset At => Parts[0].OccurredAt;

    public bool Stands => !Rest.IsEmpty;
}
