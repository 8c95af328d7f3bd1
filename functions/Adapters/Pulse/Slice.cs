using RealRecon.Core;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>
/// Movements that were opened within one <see cref="SliceSummary.Length"/>. While it is warm it knows each of them, and a change is a change of one; once
/// it is cold only their summary is left, and a change means to read it again.
/// </summary>
internal sealed class Slice(DateTimeOffset start)
{
    // The engine needs a moment to say what became of a wait that is over. It says so in the log, which makes a cold slice be read again anyway.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private Dictionary<TransactionId, PulseMovement>? _movements;
    private bool _isStale;

    /// <summary>When it begins (UTC).</summary>
    public DateTimeOffset Start { get; } = start;

    public bool IsWarm => _movements is not null;

    /// <summary>Movements that it keeps; none when cold.</summary>
    public int Kept => _movements?.Count ?? 0;

    /// <summary>It is cold, and something changed.</summary>
    public bool MustBeRead { get; private set; }

    /// <summary>The last one that was made; null before the first.</summary>
    public SliceSummary? Summary { get; private set; }

    /// <summary>Begins to know its movements.</summary>
    public void Warm()
    {
        _movements ??= [];
        (MustBeRead, _isStale) = (false, true);
    }

    /// <summary>A movement as it was just read from its view, or as the log says it became.</summary>
    public void Take(TransactionId id, PulseMovement movement)
    {
        if (_movements is null)
        {
            MustBeRead = true;
            return;
        }

        if (_movements.TryGetValue(id, out var known) && known.Version >= movement.Version) return;
        _movements[id] = movement;
        _isStale = true;
    }

    /// <summary>Brings the summary up to a time, where that is possible without reading.</summary>
    public void Summarise(DateTimeOffset asOf)
    {
        var overdue = asOf - Summary?.NextDeadline;
        if (_movements is null)
        {
            if (overdue >= Patience) MustBeRead = true;
            return;
        }

        if (!_isStale && !(overdue >= TimeSpan.Zero)) return;
        Summary = SliceSummary.Of(_movements.Values, asOf);
        _isStale = false;
    }

    /// <summary>Forgets its movements and keeps their summary.</summary>
    public void Cool() => _movements = null;
}
