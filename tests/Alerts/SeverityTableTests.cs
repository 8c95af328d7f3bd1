using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Alerts;

public sealed class SeverityTableTests
{
    [Theory]
    [InlineData("BANK_MISSING", "EUR", 99_999, 0, Severity.Info)]
    [InlineData("BANK_MISSING", "EUR", 100_000, 0, Severity.Warning)]
    [InlineData("BANK_MISSING", "EUR", 999_999, 0, Severity.Warning)]
    [InlineData("BANK_MISSING", "EUR", 1_000_000, 0, Severity.Error)]
    [InlineData("BANK_MISSING", "EUR", 10_000_000, 0, Severity.Critical)]
    [InlineData("BANK_MISSING", "JPY", 1_000, 0, Severity.Warning)]
    [InlineData("BANK_MISSING", "KWD", 999_999, 0, Severity.Info)]
    [InlineData("BANK_MISSING", "KWD", 1_000_000, 0, Severity.Warning)]
    [InlineData("BANK_MISSING", "EUR", 1, 23, Severity.Info)]
    [InlineData("BANK_MISSING", "EUR", 1, 24, Severity.Warning)]
    [InlineData("BANK_MISSING", "EUR", 1, 72, Severity.Error)]
    [InlineData("BANK_MISSING", "EUR", 1, 120, Severity.Critical)]
    [InlineData("BANK_MISSING", "EUR", 10_000_000, 1, Severity.Critical)]
    [InlineData("FEED_STALE", "EUR", 0, 0, Severity.Error)]
    [InlineData("FEED_STALE", "EUR", 0, 120, Severity.Critical)]
    [InlineData("DUP_CONFLICT", "EUR", 1, 0, Severity.Critical)]
    [InlineData("SIGNATURE_INVALID", "EUR", 0, 0, Severity.Critical)]
    [InlineData("AUDIT_CHAIN_BROKEN", "EUR", 0, 0, Severity.Critical)]
    public void Severity_WhenValueAgeAndCodeAreKnown_IsTheWorstOfThem(string code, string currency, long minor, int hours, Severity severity)
    {
        var exposure = MoneySums.Of([new Money(minor, Currency.Of(currency))]);

        Assert.Equal(severity, SeverityTable.Default.Of(Enum.Parse<ReasonCode>(code), exposure, TimeSpan.FromHours(hours)));
    }

    [Fact]
    public void Severity_WhenSeveralCurrenciesAreAtRisk_IsThatOfTheWorstAndNotOfASum()
    {
        var exposure = MoneySums.Of([new Money(60_000, Currency.Of("EUR")), new Money(60_000, Currency.Of("USD"))]);

        Assert.Equal(Severity.Info, SeverityTable.Default.Of(ReasonCode.BANK_MISSING, exposure, TimeSpan.Zero));
    }
}
