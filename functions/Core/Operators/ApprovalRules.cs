using System.Collections.Immutable;

namespace RealRecon.Core.Operators;

/// <summary>Above which amount a second person must agree to what settles money.</summary>
/// <param name="AboveMinor">Limits in minor units by currency; a currency without one needs nobody else unless <paramref name="OtherCurrencies"/> says so.</param>
/// <param name="OtherCurrencies">Currencies that are not named always need a second person.</param>
public sealed record ApprovalRules(ImmutableDictionary<string, long> AboveMinor, bool OtherCurrencies)
{
    /// <summary>Nobody needs a second person.</summary>
    public static readonly ApprovalRules None = new(ImmutableDictionary<string, long>.Empty, false);

    /// <param name="atRisk">Value at risk; null when it cannot be told, which needs a second person as soon as there is any limit.</param>
    public bool NeedSecondPerson(Money? atRisk) => atRisk is { } money
        ? AboveMinor.TryGetValue(money.Currency.Code, out var limit) ? Int128.Abs(money.MinorUnits) > limit : OtherCurrencies
        : OtherCurrencies || !AboveMinor.IsEmpty;
}
