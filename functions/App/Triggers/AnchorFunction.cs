using Microsoft.Azure.Functions.Worker;
using RealRecon.Adapters.Anchors;

namespace RealRecon.Functions.Triggers;

/// <summary>Anchors the audit log every five minutes (<see cref="Anchoring.Interval"/>), where a place for anchors is set.</summary>
/// <param name="places">One, or none.</param>
public sealed class AnchorFunction(IEnumerable<Anchoring> places)
{
    [Function(nameof(AnchorFunction))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, FunctionContext context)
    {
        foreach (var anchoring in places) await anchoring.AnchorAsync(context.CancellationToken);
    }
}
