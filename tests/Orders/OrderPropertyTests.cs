using CsCheck;
using RealRecon.Core.Orders;

namespace RealRecon.Tests.Orders;

/// <summary>The order in which movements are told, and how often, shows nowhere in what an order is worth in the end.</summary>
public sealed class OrderPropertyTests
{
    private static readonly Gen<OrderMovement> AnyMovement =
        from id in Gen.Int[1, 7]
        from isRefund in Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true)))
        from parent in Gen.OneOf<string?>(null, "m1", "m2", "auth", "elsewhere")
        from minor in Gen.OneOf(Gen.Long[1, 5000], Gen.Const(long.MaxValue))
        from hours in Gen.Int[0, 60]
        from succeeded in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from version in Gen.Long[1, 4]
        from isEuro in Gen.Frequency((1, Gen.Const(true)), (5, Gen.Const(false)))
        select Desk.Charge($"m{id}", minor, hours * 3600, parent, succeeded, (version * 10) + id, isEuro ? "EUR" : "USD")
            with { Kind = isRefund ? OrderMovementKind.Refund : OrderMovementKind.Charge };

    // Two different words on one movement never have the same version.
    private static readonly Gen<OrderMovement[]> AnyTelling = AnyMovement.Array[1, 12].Select(all => all.DistinctBy(m => (m.Id, m.Version)).ToArray());

    private static readonly Gen<(OrderMovement[] Told, OrderMovement[] Otherwise)> TwoOrders =
        AnyTelling.SelectMany(told => Gen.Shuffle((OrderMovement[])[.. told]).Select(otherwise => (told, otherwise)));

    [Fact]
    public void Order_WhenMovementsComeInAnotherOrder_EndsAlike() =>
        TwoOrders.Sample((told, otherwise) => Ending(new Desk().Note(told)) == Ending(new Desk().Note(otherwise)), iter: 3_000);

    [Fact]
    public void Order_WhenEverythingIsToldTwice_SaysNothingMore() => AnyTelling.Sample(
        told =>
        {
            var desk = new Desk().Note(told);
            var sent = desk.Sent.Count;
            return desk.Note(told).Sent.Count == sent;
        },
        iter: 3_000);

    [Fact]
    public void Order_WhateverIsTold_RaisesAndClearsInTurnAndNumbersItsEntriesWithoutGaps() => AnyTelling.Sample(
        told =>
        {
            var desk = new Desk().Note(told);
            var isOpen = desk.State!.Case?.IsOpen ?? false;
            return desk.Entries.Select(entry => entry.Version).SequenceEqual(Enumerable.Range(1, desk.Entries.Count).Select(i => (long)i))
                && desk.Raised.Select(alert => alert.Number).SequenceEqual(Enumerable.Range(1, desk.Raised.Count).Select(i => (long)i))
                && desk.Raised.Count - desk.Cleared.Count == (isOpen ? 1 : 0)
                && desk.Raised.Zip(desk.Cleared).All(pair => (pair.First.Number, pair.First.Exposure, pair.First.Cause) == (pair.Second.Number, pair.Second.Exposure, pair.Second.Cause))
                && (desk.Entries.Count == 0 || desk.Entries[^1].After.IsOpen == isOpen);
        },
        iter: 3_000);

    private static string Ending(Desk desk)
    {
        var known = desk.State!.Case;
        if (known is not { IsOpen: true }) return "closed";
        var last = desk.Entries[^1].After;
        return $"{known.Since:O} {string.Join(',', last.Exposure)} {desk.Raised[^1].Cause} {desk.Raised[^1].Exposure}";
    }
}
