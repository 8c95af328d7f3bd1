using System.Collections.Immutable;

namespace RealRecon.Core.Orders;

/// <summary>One successful charge of an order: a movement, or the parts of one authorisation.</summary>
/// <param name="Key">The authorisation's id, or the movement's own.</param>
/// <param name="Parts">Oldest first.</param>
/// <param name="Rest">What of it was not refunded, in minor units by currency; only amounts above zero.</param>
internal sealed record Charge(string Key, ImmutableArray<NotedMovement> Parts, ImmutableSortedDictionary<string, Int128> Rest)
{
    public DateTimeOffset At => Parts[0].OccurredAt;

    public bool Stands => !Rest.IsEmpty;
}
