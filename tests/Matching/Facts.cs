using RealRecon.Core;

namespace RealRecon.Tests.Matching;

/// <summary>Plain events by the letters of the verdict matrix.</summary>
internal static class Facts
{
    internal static readonly string[] Letters = ["GP", "GS", "GF", "GR", "BP", "BB", "BR"];

    internal static readonly TransactionId Id = TransactionId.Of("tx-1");

    internal static PaymentEvent Of(string letters, long minorUnits = 50000, string currency = "INR")
    {
        var (fact, status) = letters switch
        {
            "GP" => (FactKind.GatewayPending, LifecycleStatus.AUTHORISED),
            "GS" => (FactKind.GatewaySuccess, LifecycleStatus.CAPTURED),
            "GF" => (FactKind.GatewayFailure, LifecycleStatus.FAILED),
            "GR" => (FactKind.GatewayReversal, LifecycleStatus.REVERSED),
            "BP" => (FactKind.BankPending, LifecycleStatus.PENDING),
            "BB" => (FactKind.BankBooked, LifecycleStatus.BOOKED),
            "BR" => (FactKind.BankReturned, LifecycleStatus.RETURNED),
            "FEE" => (FactKind.GatewayFee, LifecycleStatus.CAPTURED),
            "NOTE" => (FactKind.Note, LifecycleStatus.DISPUTED),
            _ => throw new ArgumentOutOfRangeException(nameof(letters), letters, "Not a fact."),
        };
        return new PaymentEvent
        {
            TransactionId = Id,
            EventKey = $"generic:{letters}",
            FactKey = $"generic:{letters}",
            Side = letters[0] == 'B' ? Side.Bank : Side.Gateway,
            Provider = letters[0] == 'B' ? "ledger" : "generic",
            Fact = fact,
            Status = status,
            Direction = Direction.Credit,
            Amount = new Money(minorUnits, Currency.Of(currency)),
            RawType = letters,
            OccurredAt = Story.Start,
            ReceivedAt = Story.Start,
            Position = new HubPosition("hub", "0", 0, "0"),
            PayloadSha256 = new string('0', 64),
        };
    }
}
