using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>Every exception that is open, whenever it was opened, up to <see cref="PulseLimits.MostExceptions"/>.</summary>
internal sealed class ExceptionBook(PulseViews views, PulseLimits limits) : IPulseBook
{
    private readonly Dictionary<TransactionId, PulseMovement> _open = [];
    private TransactionCursor? _after;
    private bool _isRead;
    private bool _isOverfull;

    /// <summary>False while some are still to be read, or when there are more than are kept.</summary>
    public bool IsExact => _isRead && !_isOverfull;

    public IReadOnlyCollection<PulseMovement> Open => _open.Values;

    public void Restart()
    {
        _open.Clear();
        (_after, _isRead, _isOverfull) = (null, false, false);
    }

    public void Take(TransactionId id, PulseMovement movement)
    {
        if (!movement.IsOpenException) _open.Remove(id);
        else if (_open.TryGetValue(id, out var known)) _open[id] = known.Version < movement.Version ? movement : known;
        else if (_open.Count < limits.MostExceptions) _open.Add(id, movement);
        else _isOverfull = true;
    }

    public void Take(CaseView view)
    {
    }

    /// <summary>Reads on, until all are known or the time is over.</summary>
    public async Task ReadAsync(Allowance allowance, CancellationToken cancellation)
    {
        while (!_isRead && !allowance.IsSpent)
        {
            var page = await views.ExceptionsAsync(_after, cancellation);
            foreach (var view in page.Items) Take(view.Id, PulseMovement.Of(view));
            _isRead = (_after = page.Next) is null || _isOverfull;
        }
    }
}
