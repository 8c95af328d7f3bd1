using System.Collections.Immutable;

namespace RealRecon.Core.Orders;

/// <summary>What an order was charged and what of that is too much: a function of its movements, whatever their order, and of what people settled.</summary>
internal sealed class Charges
{
    /// <summary>Two charges of one order within this time are one too many (duplicate layer L3); a later one is another instalment.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private Charges(ImmutableArray<Charge> standing, ImmutableArray<Charge> surplus, MoneySums exposure)
    {
        Standing = standing;
        Surplus = surplus;
        Exposure = exposure;
    }

    /// <summary>Charges that were not refunded in full, oldest first.</summary>
    public ImmutableArray<Charge> Standing { get; }

    /// <summary>Those among them that follow another one within the window and that no person has settled.</summary>
    public ImmutableArray<Charge> Surplus { get; }

    /// <summary>What the surplus comes to, less refunds; empty when nothing is too much.</summary>
    public MoneySums Exposure { get; }

    public bool AreTooMany => !Exposure.IsEmpty;

    /// <summary>Whether case and alert would read the same.</summary>
    public bool SaysTheSameAs(Charges other) => Surplus.Select(Naming).SequenceEqual(other.Surplus.Select(Naming)) && Exposure == other.Exposure;

    public static Charges Of(OrderState order)
    {
        var movements = order.Movements;
        var settled = order.Case?.Settled ?? [];
        var charges = Grouped(movements);
        var refunds = movements.Where(movement => movement is { Kind: OrderMovementKind.Refund, Succeeded: true }).ToList();
        var standing = charges.Select(charge => Refunded(charge, refunds)).Where(charge => charge.Stands).ToImmutableArray();
        var surplus = standing
            .Where((charge, i) => i > 0 && charge.At - standing[i - 1].At <= Window && !settled.Contains(charge.Key))
            .ToImmutableArray();
        return new Charges(standing, surplus, Rest(surplus, refunds.Where(refund => !charges.Any(charge => Names(refund, charge)))));
    }

    private static (string Key, DateTimeOffset At, string Provider) Naming(Charge charge) => (charge.Key, charge.At, charge.Parts[0].Provider);

    /// <summary>Parts name the authorisation that they belong to; the authorisation itself may be one of the movements.</summary>
    private static List<Charge> Grouped(ImmutableArray<NotedMovement> movements) => movements
        .Where(movement => movement is { Kind: OrderMovementKind.Charge, Succeeded: true })
        .OrderBy(movement => movement.OccurredAt).ThenBy(movement => movement.Id.Value, StringComparer.Ordinal)
        .GroupBy(movement => movement.ParentId ?? movement.Id.Value, StringComparer.Ordinal)
        .Select(parts => new Charge(parts.Key, [.. parts], Total(parts)))
        .ToList();

    private static Charge Refunded(Charge charge, List<NotedMovement> refunds) =>
        charge with { Rest = charge.Rest.Minus(Total(refunds.Where(refund => Names(refund, charge)))) };

    private static bool Names(NotedMovement refund, Charge charge) =>
        refund.ParentId is { } parent && (parent == charge.Key || charge.Parts.Any(part => part.Id.Value == parent));

    /// <summary>A refund that names none of the charges was made for the order: it counts against what is too much.</summary>
    private static MoneySums Rest(ImmutableArray<Charge> surplus, IEnumerable<NotedMovement> ofTheOrder) =>
        surplus.Aggregate(MoneySums.None, (sums, charge) => sums.Plus(charge.Rest)).Minus(Total(ofTheOrder));

    private static MoneySums Total(IEnumerable<NotedMovement> movements) => MoneySums.Of(movements.Select(movement => movement.Amount));
}
