using RealRecon.Adapters.Storage;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Pulse;

/// <summary>The walk through the history, from the newest to the horizon.</summary>
/// <param name="views">Where from.</param>
/// <param name="horizon">What was opened before it does not matter (UTC).</param>
internal sealed class HistoryWalk(PulseViews views, DateTimeOffset horizon)
{
    private TransactionCursor? _after;

    public bool IsAtEnd { get; private set; }

    /// <summary>What comes next, newest first; may be empty before the end.</summary>
    public async Task<IReadOnlyList<TransactionView>> ReadPageAsync(CancellationToken cancellation)
    {
        var page = await views.OpenedAsync(horizon, null, _after, cancellation);
        IsAtEnd = (_after = page.Next) is null;
        return page.Items;
    }
}
