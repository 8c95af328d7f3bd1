using System.Xml;

namespace RealRecon.Producers.Payloads;

/// <summary>ISO 20022 camt.054: the bank's notification of credits on one account.</summary>
public static class CamtPayload
{
    public const string Provider = "camt";

    /// <summary>One entry for each payment, each with one detail that names it.</summary>
    public static byte[] Entries(CamtVersion version, IReadOnlyList<Payment> payments, Draw draw, DateTimeOffset at) =>
        Write(version, draw, at, (xml, notification) =>
        {
            for (var i = 0; i < payments.Count; i++) WriteEntry(xml, version, $"{notification}-{i + 1}", [payments[i]], draw, at);
        });

    /// <summary>One entry for the sum of all payments (of one currency), with a detail for each: the same money, told once as a batch and once in parts.</summary>
    public static byte[] Batch(CamtVersion version, IReadOnlyList<Payment> payments, Draw draw, DateTimeOffset at) =>
        Write(version, draw, at, (xml, notification) => WriteEntry(xml, version, $"{notification}-1", payments, draw, at));

    private static byte[] Write(CamtVersion version, Draw draw, DateTimeOffset at, Action<XmlWriter, string> writeEntries)
    {
        var notification = $"NTF{draw.Token(12).ToUpperInvariant()}";
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) }))
        {
            xml.WriteStartElement("Document", $"urn:iso:std:iso:20022:tech:xsd:camt.054.001.{(int)version:00}");
            xml.WriteStartElement("BkToCstmrDbtCdtNtfctn");
            xml.WriteStartElement("GrpHdr");
            xml.WriteElementString("MsgId", $"MSG{draw.Token(12).ToUpperInvariant()}");
            xml.WriteElementString("CreDtTm", Json.Instant(at));
            xml.WriteEndElement();
            xml.WriteStartElement("Ntfctn");
            xml.WriteElementString("Id", notification);
            xml.WriteElementString("ElctrncSeqNb", draw.Number(1, 100_000).ToString());
            xml.WriteElementString("CreDtTm", Json.Instant(at));
            xml.WriteStartElement("Acct");
            WriteNested(xml, LedgerPayload.Account, "Id", "IBAN");
            xml.WriteEndElement();
            writeEntries(xml, notification);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, CamtVersion version, string reference, IReadOnlyList<Payment> payments, Draw draw, DateTimeOffset at)
    {
        var currency = payments[0].Currency;
        var sum = payments.Sum(payment => payment.AmountMinor);
        xml.WriteStartElement("Ntry");
        xml.WriteElementString("NtryRef", reference);
        WriteAmount(xml, currency, sum);
        xml.WriteElementString("CdtDbtInd", "CRDT");
        if (version >= CamtVersion.V8) WriteNested(xml, "BOOK", "Sts", "Cd");
        else xml.WriteElementString("Sts", "BOOK");
        WriteNested(xml, Json.Instant(at), "BookgDt", "DtTm");
        WriteNested(xml, at.UtcDateTime.ToString("yyyy-MM-dd"), "ValDt", "Dt");
        xml.WriteElementString("AcctSvcrRef", $"ASR{draw.Token(16).ToUpperInvariant()}");
        WriteTransactionCode(xml);
        xml.WriteStartElement("NtryDtls");
        if (payments.Count > 1) WriteBatch(xml, payments.Count, currency, sum);
        foreach (var payment in payments) WriteDetail(xml, version, payment, draw);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteBatch(XmlWriter xml, int count, PaymentCurrency currency, long sum)
    {
        xml.WriteStartElement("Btch");
        xml.WriteElementString("NbOfTxs", count.ToString());
        xml.WriteStartElement("TtlAmt");
        xml.WriteAttributeString("Ccy", currency.Code);
        xml.WriteString(currency.Format(sum));
        xml.WriteEndElement();
        xml.WriteElementString("CdtDbtInd", "CRDT");
        xml.WriteEndElement();
    }

    private static void WriteDetail(XmlWriter xml, CamtVersion version, Payment payment, Draw draw)
    {
        xml.WriteStartElement("TxDtls");
        xml.WriteStartElement("Refs");
        xml.WriteElementString("AcctSvcrRef", $"TXR{draw.Token(16).ToUpperInvariant()}");
        xml.WriteElementString("EndToEndId", payment.Id);
        if (version >= CamtVersion.V8) xml.WriteElementString("UETR", draw.Uuid());
        xml.WriteEndElement();
        // Version 2 has neither an amount nor a direction of its own here: the amount stands in AmtDtls, the direction on the entry.
        if (version > CamtVersion.V2)
        {
            WriteAmount(xml, payment.Currency, payment.AmountMinor);
            xml.WriteElementString("CdtDbtInd", "CRDT");
        }

        xml.WriteStartElement("AmtDtls");
        xml.WriteStartElement("TxAmt");
        WriteAmount(xml, payment.Currency, payment.AmountMinor);
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteNested(xml, $"ORDER {payment.OrderId}", "RmtInf", "Ustrd");
        xml.WriteEndElement();
    }

    // PMNT/RCDT/ESCT: a received credit transfer.
    private static void WriteTransactionCode(XmlWriter xml)
    {
        xml.WriteStartElement("BkTxCd");
        xml.WriteStartElement("Domn");
        xml.WriteElementString("Cd", "PMNT");
        xml.WriteStartElement("Fmly");
        xml.WriteElementString("Cd", "RCDT");
        xml.WriteElementString("SubFmlyCd", "ESCT");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAmount(XmlWriter xml, PaymentCurrency currency, long minor)
    {
        xml.WriteStartElement("Amt");
        xml.WriteAttributeString("Ccy", currency.Code);
        xml.WriteString(currency.Format(minor));
        xml.WriteEndElement();
    }

    private static void WriteNested(XmlWriter xml, string text, string outer, string inner)
    {
        xml.WriteStartElement(outer);
        xml.WriteElementString(inner, text);
        xml.WriteEndElement();
    }
}
