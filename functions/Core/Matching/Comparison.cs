using System.Collections.Immutable;
using static RealRecon.Core.Matching.ComparisonOutcome;

namespace RealRecon.Core.Matching;

/// <summary>Both sides field by field, in the order in which a difference becomes the primary reason: currency, direction, status, amount, reference.</summary>
internal readonly struct Comparison
{
    internal required ComparisonOutcome Currency { get; init; }

    internal required ComparisonOutcome Direction { get; init; }

    internal required ComparisonOutcome Status { get; init; }

    internal required ComparisonOutcome Amount { get; init; }

    internal static Comparison Of(GatewaySide gateway, BankSide bank, MatchRules rules)
    {
        var oneCurrency = !gateway.IsMixed && !bank.IsMixed && gateway.Speaker!.Amount.Currency == bank.Speaker!.Amount.Currency;
        return new Comparison
        {
            Currency = oneCurrency ? Equal : Different,
            Direction = DirectionOf(gateway, bank),
            Status = Agree(gateway.View, bank.View) ? Equal : Different,
            Amount = oneCurrency ? AmountOf((Int128)bank.AmountMinor - gateway.AmountMinor, rules, bank.LooksPostedTwice) : NotEvaluated,
        };
    }

    internal ImmutableArray<FieldComparison> Fields(TransactionId id, GatewaySide gateway, BankSide bank)
    {
        var (g, b) = (gateway.Speaker!, bank.Speaker!);
        return
        [
            new("currency", g.Amount.Currency.Code, b.Amount.Currency.Code, Currency),
            new("direction", Word(g.Direction), BankDirection(bank), Direction),
            new("status", g.Status.ToString(), b.Status.ToString(), Status),
            new("amount", Text(gateway.AmountMinor, g), Text(bank.AmountMinor, b), Amount),
            // The reference is what brought both sides here, so it cannot differ.
            new("reference", id.Value, id.Value, Equal),
        ];
    }

    private static ComparisonOutcome DirectionOf(GatewaySide gateway, BankSide bank) => (bank.HasCredit, bank.HasDebit) switch
    {
        (true, true) => Different,
        // A bare return goes the other way by nature, and an announcement may still change.
        (false, false) => NotEvaluated,
        (var credit, _) => credit == (gateway.Speaker!.Direction == Core.Direction.Credit) ? Equal : Different,
    };

    private static ComparisonOutcome AmountOf(Int128 difference, MatchRules rules, bool looksPostedTwice)
    {
        if (difference == 0) return Equal;
        // A second posting of a small amount must not hide inside the tolerance.
        return Int128.Abs(difference) <= rules.ToleranceMinor && !looksPostedTwice ? WithinTolerance : Different;
    }

    private static bool Agree(GatewayView gateway, BankView bank) => (gateway, bank) switch
    {
        (GatewayView.Success, BankView.Booked or BankView.BookedSeveral) => true,
        (GatewayView.Failed or GatewayView.Reversed, BankView.Returned) => true,
        (GatewayView.Pending, BankView.Pending) => true,
        _ => false,
    };

    private static string BankDirection(BankSide bank) =>
        bank.HasCredit && bank.HasDebit ? "CREDIT, DEBIT" : Word(bank.HasCredit ? Core.Direction.Credit : bank.HasDebit ? Core.Direction.Debit : bank.Speaker!.Direction);

    private static string Word(Direction direction) => direction == Core.Direction.Credit ? "CREDIT" : "DEBIT";

    private static string Text(long minorUnits, PaymentEvent speaker) => new Money(minorUnits, speaker.Amount.Currency).ToString();
}
