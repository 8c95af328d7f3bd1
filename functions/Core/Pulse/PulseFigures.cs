namespace RealRecon.Core.Pulse;

/// <summary>What one window shows of the slices: cohorts whose slot lies in it, and what waits now whatever its cohort.</summary>
public sealed class PulseFigures
{
    private readonly SortedDictionary<string, GatewayFigures> _gateways = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BankCohort> _banks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _gatewaysHeard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _banksHeard = new(StringComparer.Ordinal);
    private readonly PulseWindow _window;

    private PulseFigures(PulseWindow window, DateTimeOffset asOf)
    {
        _window = window;
        Since = window.Since(asOf);
        Today = CohortSlot.Floor(asOf, TimeSpan.FromDays(1));
        Series = Cohorts();
    }

    /// <summary>When the window begins (UTC).</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The last midnight (UTC).</summary>
    public DateTimeOffset Today { get; }

    /// <summary>All cohorts of the window as one.</summary>
    public Cohort All { get; } = new();

    /// <summary>One cohort for each bucket of the window, the oldest first. They add up to <see cref="All"/>.</summary>
    public IReadOnlyList<Cohort> Series { get; }

    /// <summary>By gateway, those of the window; movements without a gateway's word are in none.</summary>
    public IReadOnlyDictionary<string, GatewayFigures> Gateways => _gateways;

    /// <summary>By bank, those of the window.</summary>
    public IReadOnlyDictionary<string, BankCohort> Banks => _banks;

    /// <summary>The last time that each gateway named in any of the slices.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> GatewaysHeard => _gatewaysHeard;

    /// <inheritdoc cref="GatewaysHeard"/>
    public IReadOnlyDictionary<string, DateTimeOffset> BanksHeard => _banksHeard;

    /// <summary>Of all slices, whatever the window.</summary>
    public Waiting Waiting { get; } = new();

    /// <summary>Since <see cref="Today"/>, of all slices.</summary>
    public Settled SettledToday { get; } = new();

    /// <param name="slices">Of different movements, in any order.</param>
    /// <param name="window">Which.</param>
    /// <param name="asOf">Now (UTC).</param>
    public static PulseFigures Of(IEnumerable<SliceSummary> slices, PulseWindow window, DateTimeOffset asOf)
    {
        var figures = new PulseFigures(window, asOf);
        foreach (var slice in slices) figures.Add(slice);
        return figures;
    }

    /// <summary>When a bucket of the series begins (UTC).</summary>
    public DateTimeOffset BucketAt(int index) => Since + (index * _window.Bucket);

    /// <summary>What a gateway has of which the window has nothing.</summary>
    public GatewayFigures Empty() => new(Cohorts());

    private void Add(SliceSummary slice)
    {
        Waiting.Merge(slice.Waiting);
        if (slice.SettledOn.TryGetValue(Today, out var settled)) SettledToday.Merge(settled);
        foreach (var (gateway, at) in slice.GatewaysHeard) SliceSummary.Hear(_gatewaysHeard, gateway, at);
        foreach (var (bank, at) in slice.BanksHeard) SliceSummary.Hear(_banksHeard, bank, at);
        foreach (var ((slot, gateway), cohort) in slice.Cohorts)
        {
            if (BucketOf(slot) is not { } bucket) continue;
            All.Merge(cohort);
            Series[bucket].Merge(cohort);
            if (gateway is null) continue;
            if (!_gateways.TryGetValue(gateway, out var figures)) _gateways.Add(gateway, figures = Empty());
            figures.All.Merge(cohort);
            figures.Series[bucket].Merge(cohort);
        }

        foreach (var ((slot, bank), cohort) in slice.Banks)
        {
            if (BucketOf(slot) is null) continue;
            if (!_banks.TryGetValue(bank, out var all)) _banks.Add(bank, all = new BankCohort());
            all.Merge(cohort);
        }
    }

    // A slot may be longer than a bucket only where it lies before the window.
    private int? BucketOf(DateTimeOffset slot)
    {
        if (slot < Since) return null;
        var bucket = (slot - Since) / _window.Bucket;
        return bucket < Series.Count ? (int)bucket : null;
    }

    private Cohort[] Cohorts() => [.. Enumerable.Range(0, _window.Buckets).Select(_ => new Cohort())];
}

/// <summary>One gateway's part of a window.</summary>
public sealed class GatewayFigures(IReadOnlyList<Cohort> series)
{
    public Cohort All { get; } = new();

    /// <inheritdoc cref="PulseFigures.Series"/>
    public IReadOnlyList<Cohort> Series { get; } = series;
}
