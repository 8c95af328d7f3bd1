using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

public sealed class ExposureTests
{
    [Theory]
    [InlineData(100, 1_000_000, 1_000_000)]
    [InlineData(1_000_000, 100, 1_000_000)]
    [InlineData(-500, 100, 500)]
    public void Exposure_WhenTheSidesContradictEachOther_IsTheLargerSide(long gateway, long bank, long expected) =>
        Assert.Equal(new Money(expected, Currency.Of("EUR")), Exposure.Of(Verdict(ReasonCode.STS_GW_FAILED_BANK_OK, gateway, "EUR", bank, "EUR")));

    [Fact]
    public void Exposure_WhenTheCurrenciesDiffer_IsTheGatewaysAmount() =>
        Assert.Equal(new Money(2000, Currency.Of("USD")), Exposure.Of(Verdict(ReasonCode.CCY_DIFF, 2000, "USD", 9000, "EUR")));

    private static Verdict Verdict(ReasonCode reason, long gateway, string gatewayCurrency, long bank, string bankCurrency) => new()
    {
        State = MatchState.MISMATCH,
        Reasons = [reason],
        Gateway = new SideView("stripe", gateway, gatewayCurrency, LifecycleStatus.FAILED, DateTimeOffset.UnixEpoch),
        Bank = new SideView("ledger", bank, bankCurrency, LifecycleStatus.BOOKED, DateTimeOffset.UnixEpoch),
        DifferenceMinor = null,
        Compared = [],
        Deadline = null,
    };
}
