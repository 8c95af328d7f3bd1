using RealRecon.Adapters.Api;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>All that is counted, and the log that keeps it up to date. Used by one refresh at a time.</summary>
internal sealed class PulseBooks
{
    // Together with the rest of a refresh this stays well below the two seconds in which a first answer has to come.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    private readonly Readings _readings;
    private readonly TimeProvider _time;
    private readonly LogFollower _log;
    private readonly SliceBook _slices;
    private readonly ExceptionBook _exceptions;
    private readonly CaseBook _cases;
    private readonly IPulseBook[] _all;
    private bool _isStarted;

    public PulseBooks(Readings readings, TimeProvider time, PulseLimits limits)
    {
        var views = new PulseViews(readings);
        (_readings, _time, _log) = (readings, time, new LogFollower(readings, limits));
        (_slices, _exceptions, _cases) = (new SliceBook(views, limits), new ExceptionBook(views, limits), new CaseBook(readings));
        _all = [_slices, _exceptions, _cases];
    }

    public async Task<PulseState> RefreshAsync(CancellationToken cancellation)
    {
        var asOf = _time.GetUtcNow();
        var heads = await _readings.HeadsAsync(cancellation);
        var isFollowed = _isStarted && _log.CanFollowTo(heads);

        // Whatever fails below, half of the log's news may be taken: the next refresh begins anew then.
        _isStarted = false;
        if (isFollowed)
        {
            await _log.FollowAsync(heads, _all, cancellation);
        }
        else
        {
            _log.StartAt(heads);
            _slices.Restart(asOf);
            _exceptions.Restart();
            _cases.Restart();
        }

        _isStarted = true;
        await _cases.ReadAsync(cancellation);
        await _exceptions.ReadAsync(Allowed(), cancellation);
        await _slices.ReadAsync(asOf, Allowed, cancellation);
        return StateAt(asOf);
    }

    private Allowance Allowed() => new(Step, _time);

    private PulseState StateAt(DateTimeOffset asOf)
    {
        var (open, byGateway) = (new OpenFigures(), new Dictionary<string, OpenFigures>(StringComparer.Ordinal));
        foreach (var exception in _exceptions.Open)
        {
            open.Add(exception);
            if (exception.Gateway is not { } gateway) continue;
            if (!byGateway.TryGetValue(gateway, out var figures)) byGateway.Add(gateway, figures = new OpenFigures());
            figures.Add(exception);
        }

        return new PulseState
        {
            AsOf = asOf,
            CoveredSince = _slices.CoveredSince < asOf ? _slices.CoveredSince : asOf,
            Slices = _slices.Summaries(),
            Open = open,
            OpenIsExact = _exceptions.IsExact,
            OpenByGateway = byGateway,
            Feeds = [.. _cases.Feeds],
            OpenOrders = [.. _cases.OpenOrders],
        };
    }
}
