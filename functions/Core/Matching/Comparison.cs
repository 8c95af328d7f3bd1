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

    /// <summary>The fees, in minor units, that make the amounts equal; zero where they are equal as they stand, or are not equal with fees either.</summary>
    internal long ExplainingFees { get; init; }

    internal static Comparison Of(in FactSet facts, GatewaySide gateway, BankSide bank, MatchRules rules)
    {
        var oneCurrency = !gateway.IsMixed && !bank.IsMixed && gateway.Speaker!.Amount.Currency == bank.Speaker!.Amount.Currency;
        var fees = oneCurrency ? FeesThatExplain(facts, gateway, bank) : 0;
        return new Comparison
        {
            ExplainingFees = fees,
            Currency = oneCurrency ? Equal : Different,
            Direction = DirectionOf(gateway, bank),
            Status = Agree(gateway.View, bank.View) ? Equal : Different,
            Amount = fees != 0 ? Equal : oneCurrency ? AmountOf((Int128)bank.AmountMinor - gateway.AmountMinor, rules, bank.LooksPostedTwice) : NotEvaluated,
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
            new("amount", ExplainingFees == 0 ? Text(gateway.AmountMinor, g) : $"{Text(gateway.AmountMinor, g)} with fees of {Text(ExplainingFees, g)}", Text(bank.AmountMinor, b), Amount),
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

    /// <summary>The bank got what the gateway's fees left, or gave them on top of what went out. To the unit: a fee may not hide another difference.</summary>
    private static long FeesThatExplain(in FactSet facts, GatewaySide gateway, BankSide bank)
    {
        if (bank.AmountMinor == gateway.AmountMinor || gateway.View != GatewayView.Success || bank.LooksPostedTwice) return 0;
        var fees = Fees.SumOf(facts, gateway.Speaker!.Amount.Currency);
        var expected = gateway.Speaker.Direction == Core.Direction.Credit ? gateway.AmountMinor - fees : gateway.AmountMinor + fees;
        return expected == bank.AmountMinor ? Minor.Clamp(fees) : 0;
    }

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
