namespace RealRecon.Tests.Normalise.Fixtures;

/// <summary>camt.054 documents, put together from entries.</summary>
internal static class CamtDocuments
{
    /// <summary>A single payment in the form of version 8: status as a code, amounts on both levels.</summary>
    public const string Entry =
        """
        <Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><DtTm>2026-05-01T12:00:07+02:00</DtTm></BookgDt><ValDt><Dt>2026-05-02</Dt></ValDt><AcctSvcrRef>ASR-0001</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls><Refs><MsgId>M9</MsgId><EndToEndId>tx-1</EndToEndId><UETR>0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001</UETR></Refs>
        <Amt Ccy="EUR">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <RltdPties><Dbtr><Pty><Nm>Jane Doe</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02100100100006820101</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf><Ustrd>Order 42 &amp; thanks</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """;

    /// <summary>The same in the form of version 2: status as text, the amount of a detail in AmtDtls only.</summary>
    public const string OldEntry =
        """
        <Ntry><Amt Ccy="EUR">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-05-01</Dt></BookgDt><ValDt><Dt>2026-05-02</Dt></ValDt>
        <AcctSvcrRef>ASR-0001</AcctSvcrRef><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>
        <NtryDtls><TxDtls><Refs><EndToEndId>tx-1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">500.00</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls></Ntry>
        """;

    /// <summary>A QR-bill batch: 184 = 42 + 142, keyed by creditor references.</summary>
    public const string BatchEntry =
        """
        <Ntry><Amt Ccy="CHF">184.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-05-01</Dt></BookgDt><AcctSvcrRef>ASR-0007</AcctSvcrRef>
        <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>
        <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CHF">42.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>210000000003139471430009017</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
        <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CHF">142.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>210000000003139471430009018</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
        </NtryDtls></Ntry>
        """;

    public static string Of(string entries, string version = "08", string? copy = null, string messageId = "MSG-1") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- end of day -->
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.{version}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>{messageId}</MsgId><CreDtTm>2026-05-01T12:30:00+02:00</CreDtTm></GrpHdr>
        <Ntfctn><Id>N-1</Id><CreDtTm>2026-05-01T12:30:00+02:00</CreDtTm>{(copy is null ? "" : $"<CpyDplctInd>{copy}</CpyDplctInd>")}
        <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
        {entries}
        </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """;

    /// <summary>The entry with one piece of its XML replaced.</summary>
    public static string EntryWith(string before, string after) =>
        Entry.Contains(before, StringComparison.Ordinal) ? Entry.Replace(before, after) : throw new ArgumentException($"No {before} in the entry.");
}
