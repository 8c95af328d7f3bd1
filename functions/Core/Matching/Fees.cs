namespace RealRecon.Core.Matching;

/// <summary>What the gateway is known to have kept.</summary>
internal static class Fees
{
    /// <summary>Sum of the known fees in one currency, in minor units; each fact key counts once, however often and from wherever it was told.</summary>
    internal static Int128 SumOf(in FactSet facts, Currency currency)
    {
        Int128 sum = 0;
        for (var i = 0; i < facts.Facts.Length; i++)
        {
            var fee = facts.Facts[i];
            if (fee.Fact == FactKind.GatewayFee && fee.Amount.Currency == currency && IsLast(facts, fee)) sum += fee.Amount.MinorUnits;
        }

        return sum;
    }

    /// <summary>Of several amounts under one key the one that speaks counts: a corrected fee replaces the former.</summary>
    private static bool IsLast(in FactSet facts, PaymentEvent fee)
    {
        foreach (var other in facts.Facts)
        {
            if (!ReferenceEquals(other, fee) && other.Fact == FactKind.GatewayFee && other.FactKey == fee.FactKey && other.SpeaksBefore(fee)) return false;
        }

        return true;
    }
}
