using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>C43: the order in which facts arrive, and how often, shows nowhere in the verdict.</summary>
public sealed partial class ConfluenceTests
{
    private static readonly MatchRules Rules = new() { ToleranceMinor = 1 };

    private static readonly Gen<PaymentEvent> AnyEvent =
        from letters in Gen.OneOf("GP", "GS", "GF", "GR", "BP", "BB", "BR", "GS", "BB", "NOTE", "FEE")
        from amount in Gen.OneOf(50000L, 50001L, 45000L, 5000L, 25000L, 45000L, long.MaxValue)
        from currency in Gen.Frequency((9, Gen.Const("INR")), (1, Gen.Const("USD")))
        from id in Gen.Int[1, 6]
        from fact in Gen.Int[1, 4]
        from occurred in Gen.Int[-400, 400]
        from received in Gen.Int[0, 3]
        from hash in Gen.Int[0, 2]
        from isDebit in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        from isCumulative in Gen.Bool
        from isQueried in Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))
        from parts in Gen.OneOf<(int?, int?)>((null, null), (null, null), (1, 2), (2, 2), (1, 3), (null, 2))
        select Facts.Of(letters, amount, currency) with
        {
            EventKey = $"generic:{id}",
            FactKey = $"{letters}:{fact}",
            OccurredAt = Story.Start.AddSeconds(occurred),
            ReceivedAt = Story.Start.AddSeconds(received * 100),
            PayloadSha256 = $"{hash}",
            Direction = isDebit ? Direction.Debit : Direction.Credit,
            Cumulative = isCumulative,
            Source = isQueried ? FactSource.Query : FactSource.Hub,
            Part = parts.Item1,
            PartCount = parts.Item2,
        };

    private static readonly Gen<PaymentEvent[]> AnyTelling =
        from events in AnyEvent.Array[1, 6]
        from redelivered in Gen.Int[0, events.Length - 1].Array[0, 3]
        from delays in Gen.Int[0, 300].Array[3]
        select Placed([.. events, .. redelivered.Select((at, i) => events[at] with { ReceivedAt = events[at].ReceivedAt.AddSeconds(delays[i]) })]);

    private static readonly Gen<(PaymentEvent[] Told, PaymentEvent[] Otherwise)> TwoOrders =
        AnyTelling.SelectMany(told => Gen.Shuffle((PaymentEvent[])[.. told]).Select(otherwise => (told, otherwise)));

    [Fact]
    public void Fold_WhenFactsComeInAnotherOrder_GivesTheSameBytes() =>
        Gen.Select(TwoOrders, Gen.Int[-600, 90000].Nullable()).Sample(
            (orders, seconds) =>
            {
                var reached = seconds is { } s ? Story.Start.AddSeconds(s) : (DateTimeOffset?)null;
                return Bytes(VerdictFold.Fold(Facts.Id, [.. orders.Told], reached, Rules))
                    == Bytes(VerdictFold.Fold(Facts.Id, [.. orders.Otherwise], reached, Rules));
            },
            iter: 10_000);

    [Fact]
    public void Observe_WhenFactsComeInAnotherOrder_EndsInTheSameVerdict() =>
        TwoOrders.Sample((told, otherwise) => Bytes(Told(told)) == Bytes(Told(otherwise)), iter: 10_000);

    [Fact]
    public void Observe_WhenEverythingIsToldTwice_EndsInTheSameVerdict() =>
        AnyTelling.Sample(told => Bytes(Told(told)) == Bytes(Told([.. told, .. told])), iter: 3_000);

    [Fact]
    public void C43_WhenFourFactsComeInAll24Orders_DecideAlike()
    {
        PaymentEvent[] facts = [Facts.Of("GP"), Facts.Of("GS"), Facts.Of("BP"), Facts.Of("BB")];
        var orders = from a in facts from b in facts from c in facts from d in facts select (PaymentEvent[])[a, b, c, d];
        var verdicts = orders.Where(order => order.Distinct().Count() == 4).Select(order => Bytes(Told(Placed(order)))).ToArray();
        Assert.Equal(24, verdicts.Length);
        Assert.Single(verdicts.Distinct());
    }

    private static Verdict Told(PaymentEvent[] events)
    {
        Decision last = default;
        foreach (var e in events)
        {
            var next = Transaction.Decide(last.Next, e, Rules, Story.Start);
            last = next with { Entry = next.Entry ?? last.Entry };
        }

        return last.Entry!.After.Verdict;
    }

    private static PaymentEvent[] Placed(PaymentEvent[] events) =>
        [.. events.Select((e, i) => e with { Position = new HubPosition("hub", "0", i, $"{i}") })];

    private static string Bytes(Verdict verdict) => JsonSerializer.Serialize(verdict, VerdictJson.Default.Verdict);

    [JsonSerializable(typeof(Verdict))]
    private sealed partial class VerdictJson : JsonSerializerContext;
}
