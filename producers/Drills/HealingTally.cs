using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Drills;

/// <summary>Sums up what became of the special payments.</summary>
internal static class HealingTally
{
    /// <summary>For each rule, what it was tried on and what it healed. A late event is no rule's merit.</summary>
    internal static IReadOnlyList<RuleYield> RulesOf(IReadOnlyCollection<(HealingKind Kind, bool IsAsExpected)> ends) =>
    [
        .. from end in ends
           from rule in HealingMix.RulesOf(end.Kind)
           group end by rule into tried
           orderby tried.Key descending
           select new RuleYield(tried.Key, tried.Count(), tried.Count(end => end.IsAsExpected && end.Kind is HealingKind.Lost or HealingKind.Fee)),
    ];

    internal static IReadOnlyList<KindEnds> KindsOf(IReadOnlyCollection<(HealingKind Kind, bool IsAsExpected)> ends) =>
        [.. ends.GroupBy(end => end.Kind).OrderBy(kind => kind.Key).Select(kind => new KindEnds(kind.Key, kind.Count(), kind.Count(end => end.IsAsExpected)))];

    /// <summary>By how many transactions the totals differ from what the mix has to make of them, in all statuses together.</summary>
    internal static long WrongTotals(long payments, StatusTotals added)
    {
        var expected = new Dictionary<string, long>();
        for (long number = 0; number < payments; number++)
        {
            var end = HealingMix.EndOf(HealingMix.KindOf(number));
            expected[end] = expected.GetValueOrDefault(end) + 1;
        }

        return expected.Keys.Union(added.ByStatus.Keys).Sum(status => Math.Abs(added.Of(status) - expected.GetValueOrDefault(status)));
    }
}
