namespace RealRecon.Core.Pulse;

/// <summary>Exceptions that are open (ALERT or MISMATCH), whenever they were opened.</summary>
public sealed class OpenFigures
{
    public long Count { get; private set; }

    /// <summary>Those that bank or gateway is being asked about.</summary>
    public long Checking { get; private set; }

    /// <summary>By currency; see <see cref="Matching.Exposure"/>.</summary>
    public CurrencySums ValueAtRisk { get; } = new();

    /// <summary>When the oldest of them was opened (UTC); null without any.</summary>
    public DateTimeOffset? OldestSince { get; private set; }

    public void Add(PulseMovement exception)
    {
        Count++;
        if (exception.IsChecking) Checking++;
        ValueAtRisk.Add(exception.AtRisk);
        if (!(OldestSince <= exception.OpenedAt)) OldestSince = exception.OpenedAt;
    }
}
