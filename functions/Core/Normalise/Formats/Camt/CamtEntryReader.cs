using RealRecon.Core.Normalise.Documents;

namespace RealRecon.Core.Normalise.Formats.Camt;

/// <summary>Picks the elements that are used out of an entry and its transaction details.</summary>
internal static class CamtEntryReader
{
    public static CamtEntry Read(XmlCursor x)
    {
        var entry = new CamtEntry();
        var refusal = entry.Refusal;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            switch (x.Name)
            {
                case "Amt": entry.Amount = Once(entry.Amount, AmountOf(x), "Amt", refusal); break;
                case "CdtDbtInd": entry.Direction = Once(entry.Direction, x.Text(), "CdtDbtInd", refusal); break;
                case "RvslInd": entry.Reversal = Once(entry.Reversal, x.Text(), "RvslInd", refusal); break;
                case "Sts": entry.Status = Once(entry.Status, x.Text(orChild: "Cd"), "Sts", refusal); break;
                case "BookgDt": entry.BookingDate = Once(entry.BookingDate, DateOf(x), "BookgDt", refusal); break;
                case "ValDt": entry.ValueDate = Once(entry.ValueDate, DateOf(x), "ValDt", refusal); break;
                case "AcctSvcrRef": entry.BankReference = Once(entry.BankReference, x.Text(), "AcctSvcrRef", refusal); break;
                case "BkTxCd": entry.SubFamily ??= SubFamilyOf(x); break;
                case "NtryDtls": ReadDetails(x, entry); break;
            }
        }

        return entry;
    }

    private static void ReadDetails(XmlCursor x, CamtEntry entry)
    {
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name == "TxDtls") entry.Transactions.Add(ReadTransaction(x, entry.Refusal));
        }
    }

    private static CamtTransaction ReadTransaction(XmlCursor x, Refusal refusal)
    {
        var transaction = new CamtTransaction();
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            switch (x.Name)
            {
                case "Refs": ReadReferences(x, transaction, refusal); break;
                case "Amt": transaction.Amount = Once(transaction.Amount, AmountOf(x), "TxDtls.Amt", refusal); break;
                case "CdtDbtInd": transaction.Direction = Once(transaction.Direction, x.Text(), "TxDtls.CdtDbtInd", refusal); break;
                case "AmtDtls": transaction.DetailAmount ??= DetailAmountOf(x); break;
                case "BkTxCd": transaction.SubFamily ??= SubFamilyOf(x); break;
                case "RmtInf": transaction.CreditorReference ??= CreditorReferenceOf(x); break;
                case "RtrInf": transaction.HasReturnInformation = true; break;
            }
        }

        return transaction;
    }

    private static void ReadReferences(XmlCursor x, CamtTransaction transaction, Refusal refusal)
    {
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            switch (x.Name)
            {
                case "AcctSvcrRef": transaction.BankReference = Once(transaction.BankReference, x.Text(), "Refs.AcctSvcrRef", refusal); break;
                case "EndToEndId": transaction.EndToEndId = Once(transaction.EndToEndId, x.Text(), "Refs.EndToEndId", refusal); break;
                case "UETR": transaction.Uetr = Once(transaction.Uetr, x.Text(), "Refs.UETR", refusal); break;
                case "InstrId": transaction.InstructionId = Once(transaction.InstructionId, x.Text(), "Refs.InstrId", refusal); break;
                case "TxId": transaction.BankTransactionId = Once(transaction.BankTransactionId, x.Text(), "Refs.TxId", refusal); break;
            }
        }
    }

    // Two values for what may stand once: which one would be true is a guess, and nothing is guessed about money.
    private static T Once<T>(T? before, T found, string element, Refusal refusal)
        where T : class
    {
        if (before is not null) refusal.Add(RejectionReason.FIELD_INVALID, element, "stands twice");
        return found;
    }

    private static CamtAmount AmountOf(XmlCursor x)
    {
        var currency = x.Attribute("Ccy");
        return new CamtAmount(x.Text(), currency);
    }

    // A choice of date and date with time.
    private static string DateOf(XmlCursor x)
    {
        var date = "";
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name is "Dt" or "DtTm") date = x.Text();
        }

        return date;
    }

    private static CamtAmount? DetailAmountOf(XmlCursor x)
    {
        CamtAmount? amount = null;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name != "TxAmt") continue;
            for (var inner = x.Depth; x.MoveToChild(inner);)
            {
                if (x.Name == "Amt") amount ??= AmountOf(x);
            }
        }

        return amount;
    }

    private static string? SubFamilyOf(XmlCursor x)
    {
        string? code = null;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name != "Domn") continue;
            for (var domain = x.Depth; x.MoveToChild(domain);)
            {
                if (x.Name == "Fmly") code ??= x.Text(orChild: "SubFmlyCd");
            }
        }

        return code;
    }

    private static string? CreditorReferenceOf(XmlCursor x)
    {
        string? reference = null;
        for (var depth = x.Depth; x.MoveToChild(depth);)
        {
            if (x.Name != "Strd") continue;
            for (var inner = x.Depth; x.MoveToChild(inner);)
            {
                if (x.Name == "CdtrRefInf") reference ??= x.Text(orChild: "Ref");
            }
        }

        return reference;
    }
}
