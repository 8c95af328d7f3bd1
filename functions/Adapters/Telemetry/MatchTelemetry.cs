using System.Diagnostics;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Telemetry;

/// <summary>
/// What telemetry makes of a transaction's steps, for both hosts. It reads what Core decided and adds nothing but the context of the trace. A step
/// that is played again after a crash is counted again.
/// </summary>
public sealed class MatchTelemetry(RealReconMetrics? metrics)
{
    /// <summary>Counts the decision, if the step is one, and names it on the span that is current.</summary>
    /// <returns>The step, with the trace of the first event that was traced kept in its state.</returns>
    public Step<TransactionState?> Told(TransactionState? before, Step<TransactionState?> step, DateTimeOffset now)
    {
        if (step.Next is not { } after || ReferenceEquals(before, after)) return step;
        if (metrics is { AreDecisionsHeard: true }) Count(before, after, now);
        return Tracing.IsHeard && Activity.Current is { } span ? step with { Next = Noted(span, after) } : step;
    }

    private void Count(TransactionState? before, TransactionState after, DateTimeOffset now)
    {
        var status = Statuses.Of(after.State);
        var was = before is null ? (TransactionStatus?)null : Statuses.Of(before.State);
        var reason = ReasonOf(after);
        if (was == status && reason == ReasonOf(before!)) return;
        metrics!.Decided(status.ToString(), reason);
        if (status != TransactionStatus.PENDING && was is null or TransactionStatus.PENDING && FirstHeard(after) is { } first) metrics.Settled(status.ToString(), now - first);
    }

    /// <summary>The two sides come with a trace each: the later one links to the earlier, which the state remembers.</summary>
    private static TransactionState Noted(Activity span, TransactionState after)
    {
        span.SetTag(Tracing.TransactionTag, after.Id.Value)
            .SetTag("realrecon.status", Statuses.Of(after.State).ToString())
            .SetTag("realrecon.reason", ReasonOf(after));
        if (after.TraceParent is null) return after with { TraceParent = span.Id };
        if (ActivityContext.TryParse(after.TraceParent, null, isRemote: true, out var first) && first.TraceId != span.TraceId) span.AddLink(new ActivityLink(first));
        return after;
    }

    private static string ReasonOf(TransactionState state) => state.Reasons is [var primary, ..] ? primary.ToString() : "none";

    private static DateTimeOffset? FirstHeard(TransactionState state)
    {
        DateTimeOffset? first = null;
        foreach (var fact in state.Facts)
        {
            if (!(first <= fact.ReceivedAt)) first = fact.ReceivedAt;
        }

        return first;
    }
}
