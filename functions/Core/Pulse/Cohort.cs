namespace RealRecon.Core.Pulse;

/// <summary>Movements that belong together, counted. Cohorts of different movements add up: merged in any order they are the cohort of all of them.</summary>
public sealed class Cohort
{
    /// <summary>There are a handful; a gateway that invents them without end fills no memory. The first by name are kept, so that the order of counting does not matter.</summary>
    public const int MostRails = 32;

    private readonly SortedSet<string> _rails = new(StringComparer.Ordinal);

    public long Movements { get; private set; }

    /// <summary>Movements that <see cref="PulseMovement.IsDecided"/> at the time of counting. The match rate is <see cref="Matched"/> ÷ this.</summary>
    public long Decided { get; private set; }

    /// <summary>Movements that are MATCHED, all of them decided.</summary>
    public long Matched { get; private set; }

    /// <summary>Matched movements that no person touched (<see cref="PulseMovement.IsTouched"/>).</summary>
    public long WithoutPeople { get; private set; }

    /// <summary>Movements that are ALERT or MISMATCH now.</summary>
    public long Exceptions { get; private set; }

    /// <summary>Movements that wait, neither held nor asked about, and have time left.</summary>
    public long InsideDeadline { get; private set; }

    /// <inheritdoc cref="PulseMovement.IsHealedByAsking"/>
    public long HealedByAsking { get; private set; }

    /// <inheritdoc cref="PulseMovement.IsLate"/>
    public long Late { get; private set; }

    /// <inheritdoc cref="PulseMovement.WasAskedAbout"/>
    public long Asked { get; private set; }

    /// <summary>Amounts of the decided, by currency.</summary>
    public CurrencySums DecidedMoney { get; } = new();

    /// <summary>Amounts of the matched, by currency.</summary>
    public CurrencySums MatchedMoney { get; } = new();

    /// <inheritdoc cref="PulseMovement.TimeToMatch"/>
    public Durations TimeToMatch { get; } = new();

    /// <inheritdoc cref="PulseMovement.SinceOccurred"/>
    public Durations SinceOccurred { get; } = new();

    /// <inheritdoc cref="PulseMovement.GatewayLag"/>
    public Durations GatewayLag { get; } = new();

    /// <summary>Rails that were named, sorted.</summary>
    public IReadOnlyCollection<string> Rails => _rails;

    public void Add(PulseMovement movement, DateTimeOffset asOf)
    {
        Movements++;
        if (movement.IsOpenException) Exceptions++;
        if (movement.IsHealedByAsking) HealedByAsking++;
        if (movement.IsLate) Late++;
        if (movement.WasAskedAbout) Asked++;
        if (movement.Rail is { } rail) Name(rail);
        if (movement.GatewayLag is { } lag) GatewayLag.Add(lag);
        if (movement.SinceOccurred is { } own) SinceOccurred.Add(own);
        if (movement.TimeToMatch is { } taken) AddMatch(movement, taken);
        if (!movement.IsDecided(asOf))
        {
            if (!movement.IsHeld && !movement.IsChecking) InsideDeadline++;
            return;
        }

        Decided++;
        DecidedMoney.Add(movement.Amount);
    }

    public void Merge(Cohort more)
    {
        Movements += more.Movements;
        Decided += more.Decided;
        Matched += more.Matched;
        WithoutPeople += more.WithoutPeople;
        Exceptions += more.Exceptions;
        InsideDeadline += more.InsideDeadline;
        HealedByAsking += more.HealedByAsking;
        Late += more.Late;
        Asked += more.Asked;
        DecidedMoney.Merge(more.DecidedMoney);
        MatchedMoney.Merge(more.MatchedMoney);
        TimeToMatch.Merge(more.TimeToMatch);
        SinceOccurred.Merge(more.SinceOccurred);
        GatewayLag.Merge(more.GatewayLag);
        foreach (var rail in more._rails) Name(rail);
    }

    private void Name(string rail)
    {
        if (_rails.Add(rail) && _rails.Count > MostRails) _rails.Remove(_rails.Max!);
    }

    private void AddMatch(PulseMovement movement, TimeSpan taken)
    {
        Matched++;
        if (!movement.IsTouched) WithoutPeople++;
        MatchedMoney.Add(movement.Amount);
        TimeToMatch.Add(taken);
    }
}
