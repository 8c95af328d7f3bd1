using RealRecon.Core;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class LedgerTests
{
    [Fact]
    public void Ledger_WhenAPostingIsBooked_IsABooking()
    {
        var booked = Given.OnBank(OwnFormats.Posting).OnlyEvent();
        Assert.Equal((Side.Bank, FactKind.BankBooked, LifecycleStatus.BOOKED, Direction.Credit), (booked.Side, booked.Fact, booked.Status, booked.Direction));
        Assert.Equal(("tx-1", "ledger:P-2026-000042:BOOKED", "BR20260501-42"), (booked.TransactionId.Value, booked.EventKey, booked.BankReference));
        Assert.Equal("500.00 INR", booked.Amount.ToString());
        Assert.Null(booked.Part);
    }

    [Theory]
    [InlineData("PENDING", false, FactKind.BankPending, LifecycleStatus.PENDING)]
    [InlineData("RETURNED", false, FactKind.BankReturned, LifecycleStatus.RETURNED)]
    [InlineData("REVERSED", false, FactKind.BankReturned, LifecycleStatus.RETURNED)]
    [InlineData("BOOKED", true, FactKind.BankReturned, LifecycleStatus.RETURNED)]
    [InlineData("PENDING", true, FactKind.BankPending, LifecycleStatus.PENDING)]
    public void Ledger_WhenAPostingIsNotPlainlyBooked_SaysSo(string status, bool reversal, FactKind fact, LifecycleStatus word)
    {
        var body = OwnFormats.PostingWith("BOOKED", status).Replace("\"reversal\": false", reversal ? "\"reversal\": true" : "\"reversal\": null");
        var seen = Given.OnBank(body).OnlyEvent();
        Assert.Equal((fact, word, Direction.Credit), (seen.Fact, seen.Status, seen.Direction));
    }

    [Theory] // C86
    [InlineData("\"NOTPROVIDED\"", "\"u-1\"", "null", "null", "u-1")]
    [InlineData("\"NONREF\"", "null", "\"UTR1\"", "\"R2\"", "UTR1")]
    [InlineData("\"\"", "\"\"", "\"0000\"", "\"0125836177\"", "0125836177")]
    public void Ledger_WhenABetterReferenceIsAbsent_FallsToTheNextRung(string endToEndId, string uetr, string utr, string rrn, string key)
    {
        var body = OwnFormats.PostingWith("\"endToEndId\": \"tx-1\"", $"\"endToEndId\": {endToEndId}")
            .Replace("\"uetr\": null", $"\"uetr\": {uetr}").Replace("\"utr\": null", $"\"utr\": {utr}").Replace("\"rrn\": null", $"\"rrn\": {rrn}");
        Assert.Equal(key, Given.OnBank(body).OnlyEvent().TransactionId.Value);
    }

    [Fact]
    public void Ledger_WhenAPostingIsPartOfABatch_KnowsWhichPart()
    {
        var part = Given.OnBank(OwnFormats.PostingWith("\"batch\": null", "\"batch\": {\"id\":\"B1\",\"part\":2,\"parts\":3}")).OnlyEvent();
        Assert.Equal((2, 3), (part.Part, part.PartCount));
    }

    [Fact]
    public void Ledger_WhenTheAnnouncedPostingIsBookedLater_IsAnotherEvent()
    {
        var pending = Given.OnBank(OwnFormats.PostingWith("BOOKED", "PENDING")).OnlyEvent();
        var booked = Given.OnBank(OwnFormats.Posting).OnlyEvent();
        Assert.NotEqual(pending.EventKey, booked.EventKey);
        Assert.NotEqual(pending.FactKey, booked.FactKey);
    }

    [Fact]
    public void Ledger_WhenTwoBookingsHaveDifferentBankReferences_AreTwoFacts()
    {
        var first = Given.OnBank(OwnFormats.Posting).OnlyEvent();
        var second = Given.OnBank(OwnFormats.PostingWith("BR20260501-42", "BR20260501-43").Replace("000042", "000043")).OnlyEvent();
        Assert.NotEqual(first.FactKey, second.FactKey);
    }

    [Fact]
    public void Ledger_WhenTheSameBookingComesByCamt_IsTheSameFact()
    {
        var posting = Given.OnBank(OwnFormats.PostingWith("INR", "EUR").Replace("BR20260501-42", "ASR-0001")).OnlyEvent();
        var camt = Given.OnBank(CamtDocuments.Of(CamtDocuments.Entry)).OnlyEvent();
        Assert.Equal(posting.FactKey, camt.FactKey);
    }

    [Theory]
    [InlineData("2026-05-02", 2, false)]
    [InlineData("2026-02-30", 28, true)] // C92
    public void Ledger_WhenOnlyTheValueDateIsKnown_IsItsMidnightUtc(string date, int day, bool clamped)
    {
        var body = OwnFormats.PostingWith("\"2026-05-01T10:00:07Z\"", "null").Replace("2026-05-02", date).Replace("BOOKED", "PENDING");
        var pending = Given.OnBank(body).OnlyEvent();
        Assert.Equal((day, TimeSpan.Zero), (pending.OccurredAt.Day, pending.OccurredAt.TimeOfDay));
        Assert.Equal(clamped ? ReasonCode.DATE_INVALID : null, pending.Flag);
    }
}
