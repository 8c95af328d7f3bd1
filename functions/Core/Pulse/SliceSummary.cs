namespace RealRecon.Core.Pulse;

/// <summary>
/// Movements that were opened in one slice of time, counted by cohort and provider. It says what they were at one moment (<c>asOf</c>); with the same
/// movements that stays true until <see cref="NextDeadline"/>.
/// </summary>
public sealed class SliceSummary
{
    /// <summary>How long a slice is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(DateTimeOffset Slot, string? Gateway), Cohort> _cohorts = [];
    private readonly Dictionary<(DateTimeOffset Slot, string Bank), BankCohort> _banks = [];
    private readonly Dictionary<DateTimeOffset, Settled> _settled = [];
    private readonly Dictionary<string, DateTimeOffset> _gatewaysHeard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _banksHeard = new(StringComparer.Ordinal);

    private SliceSummary()
    {
    }

    public Waiting Waiting { get; } = new();

    /// <summary>When the next of its waits is over (UTC); null when nothing waits for a deadline.</summary>
    public DateTimeOffset? NextDeadline { get; private set; }

    /// <summary>Cohorts by their slot (<see cref="CohortSlot"/>) and the gateway's provider; null for movements that only the bank has spoken of.</summary>
    public IReadOnlyDictionary<(DateTimeOffset Slot, string? Gateway), Cohort> Cohorts => _cohorts;

    /// <summary>What banks said, by cohort slot and provider.</summary>
    public IReadOnlyDictionary<(DateTimeOffset Slot, string Bank), BankCohort> Banks => _banks;

    /// <summary>By the day (UTC) of the decision.</summary>
    public IReadOnlyDictionary<DateTimeOffset, Settled> SettledOn => _settled;

    /// <summary>The last time that each gateway named (UTC).</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> GatewaysHeard => _gatewaysHeard;

    /// <summary>The last time that each bank named (UTC).</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> BanksHeard => _banksHeard;

    /// <param name="movements">Each once.</param>
    /// <param name="asOf">Now (UTC).</param>
    public static SliceSummary Of(IEnumerable<PulseMovement> movements, DateTimeOffset asOf)
    {
        var summary = new SliceSummary();
        foreach (var movement in movements) summary.Add(movement, asOf);
        return summary;
    }

    internal static void Hear(Dictionary<string, DateTimeOffset> heard, string provider, DateTimeOffset at)
    {
        if (!heard.TryGetValue(provider, out var known) || known < at) heard[provider] = at;
    }

    private void Add(PulseMovement movement, DateTimeOffset asOf)
    {
        var slot = CohortSlot.Of(movement.CohortAt, movement.OpenedAt);
        Of(_cohorts, (slot, movement.Gateway)).Add(movement, asOf);
        Waiting.Add(movement, asOf);
        if (movement.Deadline > asOf && !(NextDeadline <= movement.Deadline)) NextDeadline = movement.Deadline;
        if (Settled.Counts(movement)) Of(_settled, CohortSlot.Floor(movement.DecidedAt, TimeSpan.FromDays(1))).Add(movement);
        if (movement is { Gateway: { } gateway, GatewayAt: { } gatewayAt }) Hear(_gatewaysHeard, gateway, gatewayAt);
        if (movement is not { Bank: { } bank, BankAt: { } bankAt }) return;
        Of(_banks, (slot, bank)).Add(movement);
        Hear(_banksHeard, bank, bankAt);
    }

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!all.TryGetValue(key, out var value)) all.Add(key, value = new TValue());
        return value;
    }
}
