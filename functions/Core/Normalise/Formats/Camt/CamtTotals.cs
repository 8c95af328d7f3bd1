namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>An entry and its details are the same money: total, currency and direction must agree.</summary>
internal static class CamtTotals
{
    public static void Check(CamtEntry entry, CamtBooking booking, Refusal refusal)
    {
        Int128 sum = 0;
        foreach (var transaction in entry.Transactions)
        {
            if (transaction.Direction is { } word && CamtFields.DirectionOf(word, "TxDtls.CdtDbtInd", refusal) != booking.Direction) Refuse(refusal, "their directions differ");

            // Alone and without an amount of its own, the payment has the entry's; its details may then be in the payer's currency.
            if (entry.Transactions.Count == 1 && transaction.Amount is null) return;
            var amount = AmountOf(transaction, refusal);
            if (refusal.Happened) return;
            if (amount.Currency != booking.Amount.Currency) Refuse(refusal, "their currencies differ");
            sum += amount.MinorUnits;
        }

        if (entry.Transactions.Count > 0 && sum != booking.Amount.MinorUnits) Refuse(refusal, "the total is not the sum of the details");
    }

    public static Money AmountOf(CamtTransaction transaction, Refusal refusal) =>
        CamtFields.AmountOf(transaction.Amount ?? transaction.DetailAmount, "TxDtls.Amt", refusal);

    private static void Refuse(Refusal refusal, string rule) => refusal.Add(RejectionReason.NORMALISE_INCONSISTENT, "entry and TxDtls", rule);
}
