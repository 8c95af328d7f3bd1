using System.Collections.Immutable;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>How much an incident matters: by value at risk, by age, and by what its code stands for. The worst of the three counts.</summary>
/// <param name="Rows">Each names a severity and the value or age from which it holds; neither reached is <see cref="Severity.Info"/>.</param>
/// <param name="AtLeast">Codes that matter whatever they cost.</param>
public sealed record SeverityTable(ImmutableArray<SeverityRow> Rows, ImmutableDictionary<ReasonCode, Severity> AtLeast)
{
    /// <summary>The defaults of reconciliation desks: 100 k or five days, 10 k or three days, 1 k or one day.</summary>
    public static readonly SeverityTable Default = new(
        [
            new(Severity.Critical, 100_000, TimeSpan.FromHours(120)),
            new(Severity.Error, 10_000, TimeSpan.FromHours(72)),
            new(Severity.Warning, 1_000, TimeSpan.FromHours(24)),
        ],
        ImmutableDictionary.CreateRange(new Dictionary<ReasonCode, Severity>
        {
            // Somebody may be tampering: that has no price.
            [ReasonCode.DUP_CONFLICT] = Severity.Critical,
            [ReasonCode.SIGNATURE_INVALID] = Severity.Critical,
            [ReasonCode.AUDIT_CHAIN_BROKEN] = Severity.Critical,

            // Nobody can tell what a silent feed costs.
            [ReasonCode.FEED_STALE] = Severity.Error,
        }));

    /// <param name="code">The cause's reason.</param>
    /// <param name="exposure">Value at risk; each currency is judged alone.</param>
    /// <param name="age">Of the oldest money at risk.</param>
    public Severity Of(ReasonCode code, MoneySums exposure, TimeSpan age)
    {
        var severity = Worse(OfAge(age), AtLeast.GetValueOrDefault(code, Severity.Info));
        foreach (var (currency, minor) in exposure.ByCurrency) severity = Worse(severity, OfValue(currency, minor));
        return severity;
    }

    public Severity OfAge(TimeSpan age)
    {
        var severity = Severity.Info;
        foreach (var row in Rows)
        {
            if (age >= row.Age) severity = Worse(severity, row.Severity);
        }

        return severity;
    }

    /// <summary>When age alone makes it worse than <paramref name="severity"/>; null when it cannot.</summary>
    public DateTimeOffset? WorsensAt(Severity severity, DateTimeOffset since)
    {
        DateTimeOffset? first = null;
        foreach (var row in Rows)
        {
            if (row.Severity > severity && (first is null || since + row.Age < first)) first = since + row.Age;
        }

        return first;
    }

    private Severity OfValue(string currency, Int128 minor)
    {
        var severity = Severity.Info;
        foreach (var row in Rows)
        {
            if (minor >= row.Major * MinorPerMajor(currency)) severity = Worse(severity, row.Severity);
        }

        return severity;
    }

    private static Int128 MinorPerMajor(string code)
    {
        Int128 units = 1;
        for (var digits = Currency.TryGet(code, out var currency) ? currency.Exponent : 2; digits > 0; digits--) units *= 10;
        return units;
    }

    private static Severity Worse(Severity a, Severity b) => a > b ? a : b;
}

/// <summary>From which value or age on a severity holds: one of the two is enough.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Major">Value at risk in major units of any one currency.</param>
/// <param name="Age">Since the oldest money is at risk.</param>
public sealed record SeverityRow(Severity Severity, long Major, TimeSpan Age);
