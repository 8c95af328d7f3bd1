namespace RealRecon.Core.Matching;

/// <summary>Bookings and returns of a transaction, counted and added up. Sums are minor units of one currency.</summary>
internal struct BankSums
{
    internal Int128 Booked;
    internal Int128 Returned;
    internal int Bookings;
    internal int Returns;
    internal int PartCount;
    internal bool IsMixed;
    internal bool HasCredit;
    internal bool HasDebit;

    internal static BankSums Of(in FactSet facts, Currency currency)
    {
        var sums = default(BankSums);
        foreach (var fact in facts.Facts)
        {
            if (fact.Fact is not (FactKind.BankBooked or FactKind.BankReturned)) continue;
            var amount = fact.Amount.Currency == currency ? fact.Amount.MinorUnits : 0;
            sums.IsMixed |= fact.Amount.Currency != currency;
            if (fact.Fact == FactKind.BankReturned)
            {
                sums.Returns++;
                sums.Returned += amount;
                continue;
            }

            sums.Bookings++;
            sums.Booked += amount;
            sums.PartCount = Math.Max(sums.PartCount, fact.PartCount ?? 0);
            // A return goes the other way by nature, so only bookings say which way the money went.
            if (fact.Direction == Direction.Credit) sums.HasCredit = true;
            else sums.HasDebit = true;
        }

        return sums;
    }
}
