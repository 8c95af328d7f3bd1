using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class CamtTests
{
    [Fact]
    public void Camt_WhenAnEntryIsBooked_IsOneBookingOfItsPayment()
    {
        var booked = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent();
        Assert.Equal(("tx-1", "ASR-0001", "500.00 EUR"), (booked.TransactionId.Value, booked.BankReference, booked.Amount.ToString()));
        Assert.Equal((FactKind.BankBooked, LifecycleStatus.BOOKED, Direction.Credit), (booked.Fact, booked.Status, booked.Direction));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 0, 7, TimeSpan.Zero), booked.OccurredAt);
        Assert.Equal(("camt", "camt.054.001.08 BOOK"), (booked.Provider, booked.RawType));
        Assert.Matches("^camt:[0-9a-f]{64}$", booked.EventKey);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("04")]
    [InlineData("08")]
    [InlineData("13")]
    public void Camt_WhenTheVersionDiffers_IsReadTheSame(string version)
    {
        var modern = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry, version)).OnlyEvent();
        var old = Given.OnBank(CamtDocuments.Of(CamtDocuments.OldEntry, version)).OnlyEvent();
        Assert.Equal(("tx-1", "500.00 EUR", modern.FactKey), (old.TransactionId.Value, old.Amount.ToString(), old.FactKey));
    }

    [Theory] // C72
    [InlineData("<Sts><Cd>PDNG</Cd></Sts>")]
    [InlineData("<Sts>PDNG</Sts>")]
    [InlineData("<Sts><Cd>INFO</Cd></Sts>")]
    [InlineData("<Sts>INFO</Sts>")]
    public void Camt_WhenAnEntryIsNotBooked_IsPending(string status)
    {
        var pending = Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith("<Sts><Cd>BOOK</Cd></Sts>", status))).OnlyEvent();
        Assert.Equal((FactKind.BankPending, LifecycleStatus.PENDING), (pending.Fact, pending.Status));
    }

    [Theory] // C68
    [InlineData("<RvslInd>false</RvslInd>", "<RvslInd>true</RvslInd>")]
    [InlineData("</Refs>", "</Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>")]
    [InlineData("ESCT", "RRTN")]
    public void Camt_WhenAnEntryIsAReversal_IsReturnedInTheDirectionThatItStates(string before, string after)
    {
        var returned = Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith(before, after))).OnlyEvent();
        Assert.Equal((FactKind.BankReturned, LifecycleStatus.RETURNED, Direction.Credit), (returned.Fact, returned.Status, returned.Direction));
    }

    [Fact] // C80
    public void Camt_WhenAnEntryIsABatch_CountsItsPaymentsAndNeverTheTotal()
    {
        var batch = Given.OnBank(CamtDocuments.Of(CamtDocuments.BatchEntry));
        Assert.Empty(batch.Rejections);
        Assert.Equal(
            [("210000000003139471430009017", 4200L, "ASR-0007/1"), ("210000000003139471430009018", 14200L, "ASR-0007/2")],
            batch.Events.Select(payment => (payment.TransactionId.Value, payment.Amount.MinorUnits, payment.BankReference!)));
    }

    [Theory] // C81
    [InlineData("184.00", "185.00")]
    [InlineData("<Amt Ccy=\"CHF\">42.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "<Amt Ccy=\"CHF\">42.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>")]
    [InlineData("<Amt Ccy=\"CHF\">42.00</Amt>", "<Amt Ccy=\"EUR\">42.00</Amt>")]
    public void Camt_WhenAnEntryContradictsItsDetails_IsRefusedAloneAndTheOthersGoOn(string before, string after)
    {
        var document = Given.OnBank(CamtDocuments.Of(CamtDocuments.BatchEntry.Replace(before, after) + CamtDocuments.Entry));
        Assert.Equal(RejectionReason.NORMALISE_INCONSISTENT, Assert.Single(document.Rejections).Reason);
        Assert.Contains("Ntry 1", document.Rejections[0].Detail, StringComparison.Ordinal);
        Assert.Equal("tx-1", Assert.Single(document.Events).TransactionId.Value);
    }

    [Fact]
    public void Camt_WhenOnePaymentOfABatchHasNoKey_TheOtherGoesOn()
    {
        var batch = Given.OnBank(CamtDocuments.Of(CamtDocuments.BatchEntry.Replace("<Ref>210000000003139471430009017</Ref>", "")));
        Assert.Equal(RejectionReason.MISSING_KEY, Assert.Single(batch.Rejections).Reason);
        Assert.Equal(14200, Assert.Single(batch.Events).Amount.MinorUnits);
    }

    [Theory] // C86
    [InlineData("<EndToEndId>tx-1</EndToEndId>", "<EndToEndId>NOTPROVIDED</EndToEndId>", "0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001")]
    [InlineData("<EndToEndId>tx-1</EndToEndId><UETR>0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001</UETR>", "<InstrId>I-1</InstrId><TxId>T-1</TxId>", "I-1")]
    [InlineData("<EndToEndId>tx-1</EndToEndId><UETR>0b5ff3a2-5f6e-4a54-9d29-8e4b7ad1c001</UETR>", "<EndToEndId/><TxId>T-1</TxId>", "T-1")]
    public void Camt_WhenABetterReferenceIsAbsent_FallsToTheNextRung(string before, string after, string key) =>
        Assert.Equal(key, Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith(before, after))).OnlyEvent().TransactionId.Value);

    [Theory]
    [InlineData("<AcctSvcrRef>0000000000000000</AcctSvcrRef>")]
    [InlineData("<AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>")]
    [InlineData("<AcctSvcrRef/>")]
    public void Camt_WhenTheBankReferenceIsAFiller_HasNoneAndIsKnownByItsEvent(string filler)
    {
        var booked = Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith("<AcctSvcrRef>ASR-0001</AcctSvcrRef>", filler))).OnlyEvent();
        Assert.Null(booked.BankReference);
        Assert.Equal(booked.EventKey, booked.FactKey);
    }

    [Fact]
    public void Camt_WhenTwoPaymentsLookAlikeWithoutReferences_AreTwoEvents()
    {
        var entry = CamtDocuments.EntryWith("<AcctSvcrRef>ASR-0001</AcctSvcrRef>", "");
        var events = Given.OnBank(CamtDocuments.Of(entry + entry)).Events;
        Assert.Equal(2, events.Select(payment => payment.FactKey).Distinct().Count());
    }

    [Fact]
    public void Camt_WhenALaterMessageRepeatsABooking_IsAnotherEventWithTheSameFact()
    {
        var first = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent();
        var again = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry, messageId: "MSG-2")).OnlyEvent();
        Assert.Equal(first.FactKey, again.FactKey);
        Assert.NotEqual(first.EventKey, again.EventKey);
    }

    [Theory] // C37
    [InlineData("CODU")]
    [InlineData("COPY")]
    [InlineData("DUPL")]
    public void Camt_WhenTheBankRepeatsANotification_BringsNoNewFacts(string copy) =>
        Assert.Equal(RejectionReason.DUP_STATEMENT, Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry, copy: copy)).OnlyRejection());

    [Theory]
    [InlineData("<Dt>2026-05-01</Dt>", "2026-05-01T00:00:00Z", false)]
    [InlineData("<Dt>2026-05-01+02:00</Dt>", "2026-04-30T22:00:00Z", false)]
    [InlineData("<DtTm>2026-05-01T12:00:07</DtTm>", "2026-05-01T12:00:07Z", false)]
    [InlineData("<Dt>2026-02-30</Dt>", "2026-02-28T00:00:00Z", true)] // C92
    public void Camt_WhenDatesLackTimeOrZone_AreMidnightAndUtc(string date, string instant, bool clamped)
    {
        var booked = Given.OnBank(CamtDocuments.Of(CamtDocuments.EntryWith("<DtTm>2026-05-01T12:00:07+02:00</DtTm>", date))).OnlyEvent();
        Assert.Equal(DateTimeOffset.Parse(instant), booked.OccurredAt);
        Assert.Equal(clamped ? ReasonCode.DATE_INVALID : null, booked.Flag);
    }

    [Fact]
    public void Camt_WhenAnEntryHasNoDates_TakesTheMessages()
    {
        var entry = CamtDocuments.EntryWith("<BookgDt><DtTm>2026-05-01T12:00:07+02:00</DtTm></BookgDt><ValDt><Dt>2026-05-02</Dt></ValDt>", "");
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 30, 0, TimeSpan.Zero), Given.OnBank(CamtDocuments.Of(entry)).OnlyEvent().OccurredAt);
    }

    [Fact]
    public void Camt_WhenElementsCarryAPrefixAndTheTextAByteOrderMark_IsReadTheSame()
    {
        var prefixed = System.Text.RegularExpressions.Regex.Replace(CamtDocuments.Of(CamtDocuments.Entry), "<(/?)([A-Z])", "<$1n:$2").Replace("xmlns=", "xmlns:n=");
        Assert.Equal("tx-1", Given.OnBank("\uFEFF" + prefixed).OnlyEvent().TransactionId.Value);
    }

    [Fact]
    public void Camt_WhenAnotherNamespaceHoldsLookAlikes_DoesNotSeeThem()
    {
        const string extension = "<SplmtryData xmlns=\"urn:other\"><Amt Ccy=\"EUR\">9.00</Amt></SplmtryData></Ntry>";
        var entry = CamtDocuments.EntryWith("</Ntry>", "<Amt xmlns=\"urn:other\" Ccy=\"EUR\">9.00</Amt>" + extension);
        Assert.Equal("500.00 EUR", Given.OnBank(CamtDocuments.Of(entry)).OnlyEvent().Amount.ToString());
    }

    [Fact]
    public void Camt_WhenAllIsRead_HoldsNoAccountNumberAndNoName()
    {
        var text = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent().ToString();
        Assert.DoesNotContain("DE02", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane", text, StringComparison.Ordinal);
    }
}
