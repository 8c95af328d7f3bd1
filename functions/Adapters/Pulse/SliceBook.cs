using RealRecon.Core;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>
/// The slices of the last day. History is read from the newest to the oldest, as far as time allows; what changes in it afterwards is heard from the log.
/// The newest slices stay warm, up to <see cref="PulseLimits.MostKept"/> movements.
/// </summary>
internal sealed class SliceBook(PulseViews views, PulseLimits limits) : IPulseBook
{
    // Clocks of instances differ: entries about what was opened later than this after the heads were read are surely behind those heads.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<DateTimeOffset, Slice> _slices = [];
    private HistoryWalk? _walk;
    private SliceReading? _reading;
    private DateTimeOffset _heardFrom;
    private DateTimeOffset _asOf;

    /// <summary>Everything that was opened from here on is in <see cref="Summaries"/> (UTC).</summary>
    public DateTimeOffset CoveredSince { get; private set; }

    private DateTimeOffset Horizon => CohortSlot.Floor(_asOf - PulseWindow.Longest, SliceSummary.Length);

    /// <summary>Begins anew, with nothing read.</summary>
    /// <param name="asOf">When the heads were read from which the log is followed (UTC).</param>
    public void Restart(DateTimeOffset asOf)
    {
        _slices.Clear();
        _reading = null;
        _asOf = asOf;
        CoveredSince = CohortSlot.Floor(asOf, SliceSummary.Length) + SliceSummary.Length;
        _heardFrom = CoveredSince + ClockDifference;
        _walk = new HistoryWalk(views, Horizon);
    }

    public void Take(TransactionId id, PulseMovement movement)
    {
        var start = CohortSlot.Floor(movement.OpenedAt, SliceSummary.Length);
        if (_slices.TryGetValue(start, out var slice))
        {
            slice.Take(id, movement);
            return;
        }

        // What the walk has yet to reach, it will find as it is then.
        if (start < CoveredSince || start < Horizon) return;
        slice = Open(start);
        if (start >= _heardFrom) slice.Warm();
        slice.Take(id, movement);
    }

    public void Take(CaseView view)
    {
    }

    /// <summary>Reads slices that changed, then more of the history, each for as long as it may, and brings all summaries up to a time.</summary>
    public async Task ReadAsync(DateTimeOffset asOf, Func<Allowance> allowance, CancellationToken cancellation)
    {
        _asOf = asOf;
        foreach (var old in _slices.Keys.TakeWhile(start => start < Horizon).ToList()) _slices.Remove(old);
        if (CoveredSince < Horizon) CoveredSince = Horizon;
        Summarise();
        await ReadChangedAsync(allowance(), cancellation);
        if (_walk is not null) await WalkAsync(_walk, allowance(), cancellation);
        Summarise();
        Cool();
    }

    /// <summary>The summaries of all that is covered. They do not change any more; later ones replace them.</summary>
    public IReadOnlyList<SliceSummary> Summaries() =>
        [.. _slices.Values.Where(slice => slice.Start >= CoveredSince && slice.Summary is not null).Select(slice => slice.Summary!)];

    private async Task ReadChangedAsync(Allowance allowance, CancellationToken cancellation)
    {
        while (!allowance.IsSpent)
        {
            _reading ??= NextChanged() is { } changed ? new SliceReading(views, changed) : null;
            if (_reading is null) return;
            if (await _reading.ReadPageAsync(cancellation)) continue;
            _reading.Slice.Summarise(_asOf);
            _reading = null;
            Cool();
        }
    }

    private Slice? NextChanged() => _slices.Values.LastOrDefault(slice => slice.MustBeRead && slice.Start >= CoveredSince);

    private async Task WalkAsync(HistoryWalk walk, Allowance allowance, CancellationToken cancellation)
    {
        while (!allowance.IsSpent)
        {
            var page = await walk.ReadPageAsync(cancellation);
            foreach (var view in page)
            {
                var start = CohortSlot.Floor(view.Current.OpenedAt, SliceSummary.Length);
                if (!_slices.TryGetValue(start, out var slice))
                {
                    // All that was opened after it has been read.
                    Reach(start + SliceSummary.Length);
                    slice = Open(start);
                    slice.Warm();
                }

                slice.Take(view.Id, PulseMovement.Of(view));
            }

            if (walk.IsAtEnd)
            {
                Reach(Horizon);
                _walk = null;
                return;
            }
        }
    }

    private void Reach(DateTimeOffset start)
    {
        if (start >= CoveredSince) return;
        CoveredSince = start;
        Summarise();
        Cool();
    }

    private Slice Open(DateTimeOffset start)
    {
        var slice = new Slice(start);
        _slices.Add(start, slice);
        return slice;
    }

    private void Summarise()
    {
        foreach (var slice in _slices.Values)
        {
            if (slice.Start >= CoveredSince && slice != _reading?.Slice) slice.Summarise(_asOf);
        }
    }

    // The oldest first: it is the newest that change.
    private void Cool()
    {
        var kept = _slices.Values.Sum(slice => slice.Kept);
        if (kept <= limits.MostKept) return;
        foreach (var slice in _slices.Values)
        {
            if (!slice.IsWarm || slice.Start < CoveredSince || slice == _reading?.Slice) continue;
            kept -= slice.Kept;
            slice.Cool();
            if (kept <= limits.MostKept) return;
        }
    }
}
