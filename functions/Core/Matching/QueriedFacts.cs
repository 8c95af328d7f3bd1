namespace RealRecon.Core.Matching;

/// <summary>Which matches RealRecon owes to its own questions (M09_AUTO_RETRY): a function of the set of facts, like the match itself.</summary>
internal static class QueriedFacts
{
    /// <summary>Some fact that the match stands on was first told in answer to a question.</summary>
    internal static bool Made(in FactSet facts, Finding match)
    {
        if (!HasAny(facts)) return false;
        foreach (var fact in facts.Facts)
        {
            var isDecisive = fact.Fact is FactKind.GatewaySuccess or FactKind.BankBooked
                || (fact.Fact == FactKind.GatewayFee && match.Reasons.Contains(ReasonCode.M02_FEE_EXPLAINED));
            if (isDecisive && FirstTold(facts, fact).Source == FactSource.Query) return true;
        }

        return false;
    }

    /// <summary>The word goes before the others. It says more than M00_EXACT, and so takes its place.</summary>
    internal static Finding Credited(Finding match) => match with
    {
        Reasons = match.Reasons is [ReasonCode.M00_EXACT] ? [ReasonCode.M09_AUTO_RETRY] : [ReasonCode.M09_AUTO_RETRY, .. match.Reasons],
    };

    private static bool HasAny(in FactSet facts)
    {
        foreach (var e in facts.Events)
        {
            if (e.Source == FactSource.Query) return true;
        }

        return false;
    }

    private static PaymentEvent FirstTold(in FactSet facts, PaymentEvent fact)
    {
        var first = fact;
        foreach (var e in facts.Events)
        {
            if (e.StatesTheFactOf(fact) && EventIdentity.CompareStanding(e, first) < 0) first = e;
        }

        return first;
    }
}
