using System.Collections.Immutable;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>Order, parent and rail of a movement: shown from the facts, whatever came first.</summary>
public sealed class BelongingTests
{
    private static readonly Gen<PaymentEvent> AnyEvent =
        from letters in Gen.OneOf("GP", "GS", "GF", "GR", "BP", "BB", "BR", "NOTE")
        from id in Gen.Int[1, 6]
        from occurred in Gen.Int[0, 2]
        from received in Gen.Int[0, 2]
        from order in Gen.OneOf(null, "", "o-1", "o-2")
        from parent in Gen.OneOf(null, "p-1", "p-2")
        from rail in Gen.OneOf(null, "card", "upi")
        select Facts.Of(letters) with
        {
            EventKey = $"generic:{id}",
            FactKey = $"{letters}:{id}",
            OccurredAt = Story.Start.AddSeconds(occurred),
            ReceivedAt = Story.Start.AddSeconds(received),
            OrderId = order,
            ParentId = parent,
            Rail = rail,
        };

    [Fact]
    public void Observe_WhenFactsComeInAnotherOrder_ShowsTheSame() =>
        AnyEvent.Array[1, 6]
            .Select(events => events.Select((e, i) => e with { Position = new HubPosition("hub", "0", i, $"{i}") }).ToArray())
            .SelectMany(told => Gen.Shuffle((PaymentEvent[])[.. told]).Select(otherwise => (told, otherwise)))
            .Sample((told, otherwise) => Shown(told) == Shown(otherwise), iter: 10_000);

    [Fact]
    public void Observe_WhenNoFactNamesAnything_ShowsNothing() => Assert.Null(Shown(Facts.Of("GS"), Facts.Of("BB")));

    [Fact]
    public void Observe_WhenTheBankNamesTheOrder_ShowsItWithTheGatewaysRail() =>
        Assert.Equal(new Belonging("o-1", null, "card"), Shown(Facts.Of("GS") with { Rail = "card" }, Facts.Of("BB") with { OrderId = "o-1", Rail = "sepa" }));

    [Fact]
    public void Observe_WhenOnlyTheBankNamesARail_ShowsTheBanks() =>
        Assert.Equal(new Belonging(null, null, "sepa"), Shown(Facts.Of("GS"), Facts.Of("BB") with { Rail = "sepa" }));

    [Fact]
    public void Observe_WhenASecondTryTakesAnotherRail_ShowsTheSecond() => Assert.Equal(
        new Belonging(null, null, "upi"),
        Shown(Facts.Of("GF") with { Rail = "card" }, Facts.Of("GS") with { Rail = "upi", OccurredAt = Story.Start.AddSeconds(1) }));

    [Fact]
    public void Observe_WhenARefundNamesItsPayment_ShowsItAsTheParent() =>
        Assert.Equal(new Belonging("o-1", "pi_1", null), Shown(Facts.Of("GS") with { Direction = Direction.Debit, OrderId = "o-1", ParentId = "pi_1" }));

    /// <summary>The decision that comes later keeps what earlier facts said.</summary>
    [Fact]
    public void ReachDeadline_WhenAFactNamedTheOrder_StillShowsIt()
    {
        var rules = new MatchRules();
        var opened = Transaction.Decide(null, Facts.Of("GS") with { OrderId = "o-1" }, rules, Story.Start);

        var overdue = Transaction.Decide(opened.Next, opened.Arm!, rules, Story.Start.AddMinutes(2));

        Assert.Equal("o-1", overdue.Entry!.After.Belonging?.OrderId);
        Assert.Equal("o-1", AuditEntryCodec.Decode(AuditEntryCodec.Encode(overdue.Entry)).After.Belonging?.OrderId);
    }

    private static Belonging? Shown(params ReadOnlySpan<PaymentEvent> told)
    {
        Decision last = default;
        foreach (var e in told)
        {
            var next = Transaction.Decide(last.Next, e, new MatchRules(), Story.Start);
            last = next with { Entry = next.Entry ?? last.Entry };
        }

        return last.Entry!.After.Belonging;
    }
}
