using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Core;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>Above which amounts a second person must agree.</summary>
internal sealed class ApprovalSection() : RulesSection("approval")
{
    public override RealReconOptions Apply(RealReconOptions options, RulesNode node)
    {
        var members = node.Members(["above", "otherCurrencies"], required: []);
        var above = members.TryGetValue("above", out var limits)
            ? limits.Entries().ToImmutableDictionary(limit => limit.Name, limit => Minor(limit.Node, limit.Name))
            : ApprovalRules.None.AboveMinor;
        var others = members.TryGetValue("otherCurrencies", out var flag) && flag.Flag();
        return options with { Match = options.Match with { Approval = new ApprovalRules(above, others) } };
    }

    /// <summary>A limit in major units as text, exact to the currency's decimals; zero means that every amount needs a second person.</summary>
    private static long Minor(RulesNode node, string code)
    {
        if (!Currency.TryGet(code, out var currency)) throw node.Refused("is not a currency; write an ISO 4217 code such as EUR");
        var text = node.Text();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var isExact = whole.Length is > 0 and <= 15 && fraction.Length <= currency.Exponent && (point < 0 || fraction.Length > 0);
        if (isExact && long.TryParse(whole + fraction.PadRight(currency.Exponent, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)) return minor;
        throw node.Refused($"is '{text}'; write an amount with at most {currency.Exponent} decimals as text, such as \"{new Money(100_000, currency).ToString()[..^4]}\"");
    }
}
