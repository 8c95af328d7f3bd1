namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>Entries as movements. Each entry is judged alone, and each payment of a sound entry too.</summary>
internal static class CamtMovements
{
    public static void Add(CamtMessage message, Delivery delivery, Findings findings)
    {
        foreach (var notification in message.Notifications)
        {
            if (notification.Copy is not null)
            {
                findings.Add(RejectionReason.DUP_STATEMENT, "CpyDplctInd: the notification is a copy or a duplicate, which brings no new facts.");
                continue;
            }

            for (var i = 0; i < notification.Entries.Count; i++) Add(new CamtLine(message, notification, notification.Entries[i], i + 1), delivery, findings);
        }
    }

    private static void Add(CamtLine line, Delivery delivery, Findings findings)
    {
        var entry = line.Entry;
        var refusal = entry.Refusal;
        var booking = CamtBooking.Of(line, refusal);
        CamtTotals.Check(entry, booking, refusal);
        if (refusal.Happened)
        {
            findings.Add(line.Locate(refusal.First));
            return;
        }

        if (entry.Transactions.Count == 0) Add(line, booking, new CamtTransaction(), 1, delivery, findings);
        for (var i = 0; i < entry.Transactions.Count; i++) Add(line, booking, entry.Transactions[i], i + 1, delivery, findings);
    }

    private static void Add(CamtLine line, CamtBooking booking, CamtTransaction transaction, int number, Delivery delivery, Findings findings)
    {
        var refusal = new Refusal();
        var reference = BankReferenceOf(line.Entry, transaction, number, refusal);
        var id = KeyOf(transaction, refusal);
        var returned = booking.Returned || transaction.HasReturnInformation || CamtBooking.IsReturn(transaction.SubFamily);
        var movement = new Movement
        {
            Id = id,
            EventId = "",
            Meaning = !booking.Booked ? Meaning.BankPending : returned ? Meaning.Returned : Meaning.Booked,

            // The indicator says the booked direction, of a reversal too: it is never turned round.
            Direction = booking.Direction,
            Amount = line.Entry.Transactions.Count > 1 ? CamtTotals.AmountOf(transaction, refusal) : booking.Amount,
            RawType = $"{line.Message.Schema} {line.Entry.Status}{(returned ? " reversal" : "")}",
            OccurredAt = booking.Date.Instant,
            BankReference = reference,
            Flag = booking.Date.Clamped ? ReasonCode.DATE_INVALID : null,
        };
        if (refusal.Happened) findings.Add(line.Locate(refusal.First));
        else findings.Add((movement with { EventId = line.Fingerprint(movement, number) }).ToEvent("camt", delivery));
    }

    private static TransactionId KeyOf(CamtTransaction transaction, Refusal refusal)
    {
        var key = CamtFields.GivenReference(transaction.EndToEndId, "EndToEndId", refusal)
            ?? CamtFields.GivenReference(transaction.Uetr, "UETR", refusal)
            ?? CamtFields.GivenReference(transaction.InstructionId, "InstrId", refusal)
            ?? CamtFields.GivenReference(transaction.BankTransactionId, "TxId", refusal)
            ?? CamtFields.GivenReference(transaction.CreditorReference, "CdtrRefInf/Ref", refusal);
        if (TransactionId.TryCreate(key, out var id)) return id;
        refusal.Add(RejectionReason.MISSING_KEY, "EndToEndId", "absent, and so are UETR, InstrId, TxId and CdtrRefInf/Ref");
        return default;
    }

    // The payments of a batch may share the entry's reference, yet are movements of their own: the payment's number tells them apart.
    private static string? BankReferenceOf(CamtEntry entry, CamtTransaction transaction, int number, Refusal refusal)
    {
        if (CamtFields.GivenReference(transaction.BankReference, "Refs.AcctSvcrRef", refusal) is { } own) return own;
        var shared = CamtFields.GivenReference(entry.BankReference, "AcctSvcrRef", refusal);
        return shared is null || entry.Transactions.Count < 2 ? shared : $"{shared}/{number}";
    }
}
