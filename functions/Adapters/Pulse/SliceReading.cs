using RealRecon.Adapters.Storage;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Pulse;

/// <summary>The reading of one slice, a page at a time. What the log says meanwhile, the slice hears as well, so that it is whole and current at the end.</summary>
internal sealed class SliceReading
{
    private readonly PulseViews _views;
    private TransactionCursor? _after;

    public SliceReading(PulseViews views, Slice slice)
    {
        (_views, Slice) = (views, slice);
        slice.Warm();
    }

    public Slice Slice { get; }

    /// <returns>False when that was the last page.</returns>
    public async Task<bool> ReadPageAsync(CancellationToken cancellation)
    {
        var page = await _views.OpenedAsync(Slice.Start, Slice.Start + SliceSummary.Length, _after, cancellation);
        foreach (var view in page.Items) Slice.Take(view.Id, PulseMovement.Of(view));
        return (_after = page.Next) is not null;
    }
}
