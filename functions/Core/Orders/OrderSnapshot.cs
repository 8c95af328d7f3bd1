using System.Collections.Immutable;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Orders;

/// <summary>What views show of a double charge.</summary>
internal static class OrderSnapshot
{
    private const int MostListed = 10;

    public static CaseSnapshot Of(OrderState order, Charges charges)
    {
        var known = order.Case!;
        return new CaseSnapshot
        {
            IsOpen = known.IsOpen,
            Code = ReasonCode.DUP_DOUBLE_CHARGE,
            Severity = known.IsOpen ? Severity.Error : Severity.Info,
            Count = charges.Standing.Length,
            Exposure = charges.Exposure.Shown(),
            Since = known.Since,
            Details = Details(order, charges),
            Owner = known.Handling.Owner,
            SnoozedUntil = known.Handling.SnoozedUntil,
            Deadline = known.TimerDue,
            Generation = known.Generation,
        };
    }

    private static ImmutableArray<CaseDetail> Details(OrderState order, Charges charges)
    {
        var details = ImmutableArray.CreateBuilder<CaseDetail>();
        details.Add(new("provider", string.Join(", ", charges.Standing.SelectMany(charge => charge.Parts).Select(part => part.Provider).Distinct())));
        details.Add(new("charges", string.Join("; ", charges.Standing.Take(MostListed).Select(Told))));
        details.Add(new("surplus", string.Join(", ", charges.Surplus.Take(MostListed).Select(charge => charge.Key))));
        details.Add(new("refunds", $"{order.Movements.Count(movement => movement is { Kind: OrderMovementKind.Refund, Succeeded: true })}"));
        if (order.Case!.IsChecking) details.Add(new("checks", "looking for a refund"));
        if (order.Beyond > 0) details.Add(new("notKept", $"{order.Beyond}"));
        return details.ToImmutable();
    }

    private static string Told(Charge charge) =>
        $"{charge.Key} {string.Join(" + ", charge.Parts.Take(MostListed).Select(part => part.Amount.ToString()))} at {TimeText.Iso(charge.At)}";
}
