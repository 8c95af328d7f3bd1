namespace RealRecon.Producers.Drills;

/// <summary>Which payments of a healing drill are special: few, evenly spread, so that the load stays what it is.</summary>
internal static class HealingMix
{
    private const int Round = 400;

    /// <summary>
    /// Of 400 payments two each are lost, missing, explained by a fee and contradicted, and one is late: so few that a late bank is nothing that
    /// the engine would learn from.
    /// </summary>
    internal static HealingKind KindOf(long number) => (number % Round) switch
    {
        20 or 220 => HealingKind.Lost,
        60 or 260 => HealingKind.Missing,
        100 or 300 => HealingKind.Fee,
        140 or 340 => HealingKind.Contradictory,
        180 => HealingKind.Late,
        _ => HealingKind.Ordinary,
    };

    /// <summary>The rule that has to do something about such a payment, in the order in which they do.</summary>
    internal static IReadOnlyList<string> RulesOf(HealingKind kind) => kind switch
    {
        HealingKind.Lost or HealingKind.Missing or HealingKind.Late => ["BANK_MISSING"],
        HealingKind.Fee => ["AMT_UNDER"],
        HealingKind.Contradictory => ["BANK_MISSING", "AMT_UNDER"],
        _ => [],
    };

    /// <summary>The status that such a payment ends with.</summary>
    internal static string EndOf(HealingKind kind) => kind switch
    {
        HealingKind.Missing => "ALERT",
        HealingKind.Contradictory => "MISMATCH",
        _ => "MATCHED",
    };
}
