using static RealRecon.Tests.Cases.Telling;

namespace RealRecon.Tests.Cases;

/// <summary>
/// The checklist of cases, each from the hubs to the status API. A line is: number, what comes, what it ends as. Those that need other formats
/// are not here, those that go on behind the verdict are played by <see cref="FollowUpTests"/>.
/// </summary>
public sealed class CasesTests(CasesTests.Stages stages) : IClassFixture<CasesTests.Stages>
{
    private static readonly (string Case, Telling[] Told, string Outcome)[] All =
    [
        ("C01", [Stripe("2000", "usd"), Ledger("BOOKED", "20.00", "USD")], "MATCHED M00_EXACT"),
        ("C02", [Ledger("BOOKED", "20.00", "USD"), Stripe("2000", "usd")], "MATCHED M00_EXACT"),
        ("C03", [Stripe("2000", "usd"), Deadline], "ALERT_BANK BANK_MISSING"),
        ("C04", [Ledger("BOOKED", "20.00", "USD"), Deadline], "ALERT_GW GATEWAY_MISSING"),
        ("C05", [Stripe("2000", "usd"), Ledger("BOOKED", "19.99", "USD")], "MISMATCH AMT_UNDER, diff -1"),
        ("C07", [Stripe("2000", "usd"), Ledger("BOOKED", "20.00", "EUR")], "MISMATCH CCY_DIFF"),
        ("C08", [Generic("FAILED", "\"20.00\"", "USD"), Ledger("BOOKED", "20.00", "USD")], "MISMATCH STS_GW_FAILED_BANK_OK, diff +2000"),
        ("C09 waiting", [Stripe("2000", "usd"), Ledger("RETURNED", "20.00", "USD")], "WAIT_BANK"),
        ("C09", [Stripe("2000", "usd"), Ledger("RETURNED", "20.00", "USD"), Deadline], "ALERT_BANK BANK_MISSING+STS_BANK_RETURNED"),
        ("C10", [Stripe("2000", "usd"), Ledger("BOOKED", "19.99", "EUR")], "MISMATCH CCY_DIFF"),
        ("C11", [Stripe("500", "jpy"), Camt("500", "JPY")], "MATCHED M00_EXACT"),
        ("C13 with camt for MT940", [Stripe("10000", "kwd"), Camt("10.000", "KWD")], "MATCHED M00_EXACT"),
        ("C14", [Stripe("10005", "kwd")], "refused NORMALISE_INCONSISTENT"),
        ("C15", [Stripe("500", "isk"), Camt("5", "ISK")], "MATCHED M00_EXACT"),
        ("C20", [Stripe("1815", "eur"), Camt("18.150", "EUR")], "MATCHED M00_EXACT"),
        ("C20 more decimals", [Stripe("1815", "eur"), Camt("18.155", "EUR")], "WAIT_BANK; refused NORMALISE_INCONSISTENT"),
        ("C23", [Generic("CAPTURED", "90071992547409931", "VND"), Ledger("BOOKED", "90071992547409931", "VND")], "MATCHED M00_EXACT"),
        ("C23 one less", [Generic("CAPTURED", "90071992547409931", "VND"), Ledger("BOOKED", "90071992547409930", "VND")], "MISMATCH AMT_UNDER, diff -1"),
        ("C24 unknown", [Generic("CAPTURED", "\"5\"", "XYZ")], "refused UNKNOWN_CURRENCY"),
        ("C24 historic", [Ledger("BOOKED", "5", "BYR")], "refused UNKNOWN_CURRENCY"),
        ("C26", [Stripe("2000", "usd"), Ledger("BOOKED", "20.00", "USD"), Stripe("2000", "usd")], "MATCHED M00_EXACT"),
        ("C27", [Stripe("2000", "usd"), Stripe("2500", "usd"), Ledger("BOOKED", "20.00", "USD")], "MISMATCH DUP_CONFLICT"),
        ("C28", [Stripe("50000", "eur"), StripeCharge("charge.succeeded"), StripeCharge("charge.updated"), Camt("500.00", "EUR")], "MATCHED M00_EXACT"),
        ("C29", [Razorpay("payment.captured", "captured"), RazorpayOrderPaid, Ledger("BOOKED", "500.00", "INR")], "MATCHED M00_EXACT"),
        ("C37 duplicate", [Stripe("50000", "eur"), Camt("500.00", "EUR"), Camt("500.00", "EUR", "DUPL")], "MATCHED M00_EXACT; refused DUP_STATEMENT"),
        ("C37 copy of a duplicate", [Stripe("50000", "eur"), Camt("500.00", "EUR"), Camt("500.00", "EUR", "CODU")], "MATCHED M00_EXACT; refused DUP_STATEMENT"),
        ("C39", [StripeRefund], "WAIT_BANK"),
        ("C40", [Razorpay("payment.failed", "failed"), Razorpay("payment.captured", "captured"), Ledger("BOOKED", "500.00", "INR")], "MATCHED M00_EXACT"),
        ("C42", [Generic("CAPTURED", "\"5\"", "EUR"), Generic("FAILED", "\"5\"", "EUR", "2026-05-01T10:00:05Z")], "NO_MONEY GW_FAILED_LATER"),
        ("C45", [Stripe("2000", "usd"), Ledger("BOOKED", "20.00", "USD"), Deadline], "MATCHED M00_EXACT"),
        ("C48 one of them", [Generic("CAPTURED", "\"5\"", "EUR", "2026-04-01T10:00:00Z"), Ledger("BOOKED", "5", "EUR")], "MATCHED M00_EXACT"),
        ("C49", [Stripe("2000", "usd"), Deadline, Ledger("BOOKED", "20.00", "USD")], "MATCHED M06_LATE+M00_EXACT"),
    ];

    public static TheoryData<string> Numbers => [.. All.Select(row => row.Case)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Case_WhenToldToTheHubs_EndsAsTheChecklistSays(string number)
    {
        var (_, told, outcome) = All.Single(row => row.Case == number);

        Assert.Equal(outcome, await stages.Exact.PlayAsync(number.ToLowerInvariant().Replace(' ', '-'), told));
    }

    [Fact]
    public async Task C06_WhenWithinTheTolerance_MatchesAndKeepsTheDifference() => Assert.Equal(
        "MATCHED M01_TOLERANCE_AMOUNT, diff +1",
        await stages.Tolerant.PlayAsync("c06", [Stripe("2000", "usd"), Ledger("BOOKED", "20.01", "USD")]));

    [Fact]
    public async Task C33_WhenACustomerBuysTheSameTwice_BothMatch()
    {
        Telling[] told = [Stripe("499", "usd"), Ledger("BOOKED", "4.99", "USD")];

        Assert.Equal("MATCHED M00_EXACT", await stages.Exact.PlayAsync("c33-first", told));
        Assert.Equal("MATCHED M00_EXACT", await stages.Exact.PlayAsync("c33-second", told));
    }

    [Fact]
    public async Task C43_WhenFourFactsComeInAll24Orders_EndAlike()
    {
        Telling[] facts = [Generic("AUTHORISED", "\"5\"", "EUR"), Generic("CAPTURED", "\"5\"", "EUR"), Ledger("PENDING", "5", "EUR"), Ledger("BOOKED", "5", "EUR")];
        var orders = from a in facts from b in facts from c in facts from d in facts select (Telling[])[a, b, c, d];
        var outcomes = new List<string>();
        foreach (var order in orders.Where(order => order.Distinct().Count() == 4)) outcomes.Add(await stages.Exact.PlayAsync($"c43-{outcomes.Count}", order));

        Assert.Equal(Enumerable.Repeat("MATCHED M00_EXACT", 24), outcomes);
    }

    /// <summary>One emulator without tolerance and one with.</summary>
    public sealed class Stages : IAsyncLifetime
    {
        internal CaseStage Exact { get; private set; } = null!;

        internal CaseStage Tolerant { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Exact = await CaseStage.OpenAsync();
            Tolerant = await CaseStage.OpenAsync(tolerance: 5);
        }

        public async ValueTask DisposeAsync()
        {
            await Exact.DisposeAsync();
            await Tolerant.DisposeAsync();
        }
    }
}
