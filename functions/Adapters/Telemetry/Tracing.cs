using System.Diagnostics;
using RealRecon.Core;

namespace RealRecon.Adapters.Telemetry;

/// <summary>
/// RealRecon's spans. A message between entities waits on disk, where no ambient context survives, so its sender's context travels with it
/// (<see cref="OutboxMessage.Signal.TraceParent"/>). Where nobody listens, nothing is made and nothing is carried.
/// </summary>
public static class Tracing
{
    public const string SourceName = "RealRecon";

    /// <summary>Tag of spans only, never of a metric.</summary>
    public const string TransactionTag = "realrecon.transaction.id";

    private static readonly ActivitySource Source = new(SourceName);

    public static bool IsHeard => Source.HasListeners();

    /// <summary>The span of an operation of an entity or a job; null without the context of a message that was traced.</summary>
    /// <param name="entity">Kind of the entity, whatever its case.</param>
    /// <param name="key">Which one, as its address says it.</param>
    /// <param name="operation">What it does.</param>
    /// <param name="traceParent">What came with the message.</param>
    public static Activity? Operation(string entity, string key, string operation, string? traceParent)
    {
        if (traceParent is null || !IsHeard || !ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)) return null;
        var span = Source.StartActivity($"{entity.ToLowerInvariant()}.{operation}", ActivityKind.Internal, parent);
        return span?.SetTag("realrecon.entity", entity.ToLowerInvariant()).SetTag("realrecon.key", key);
    }

    /// <summary>
    /// Whether a message belongs to the trace of the operation that sends it. One that asks the same of the same entity again does not: an entity that
    /// wakes itself for ever would make one trace of its whole life.
    /// </summary>
    public static bool PassesOn(OutboxMessage message, EntityAddress self, string operation) =>
        message is not OutboxMessage.Signal signal || signal.Operation != operation || signal.Target != self;

    /// <summary>The span of a call to the outside world, within what is traced here already; null where that is nothing.</summary>
    public static Activity? Call(string name) => Activity.Current is null || !IsHeard ? null : Source.StartActivity(name, ActivityKind.Client);

    /// <summary>The signals as they leave: those that carry nothing yet carry what is under way here.</summary>
    public static IReadOnlyList<OutboxMessage.Signal> Carried(IReadOnlyList<OutboxMessage.Signal> signals)
    {
        if (!IsHeard || Activity.Current?.Id is not { } here) return signals;
        return [.. signals.Select(signal => signal.TraceParent is null ? signal with { TraceParent = here } : signal)];
    }

    /// <summary>The span of an event's being taken in. It is not current: the batch's others are under way beside it.</summary>
    internal static Activity? Ingest(string hub, string? traceParent)
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var sent);
        var around = Activity.Current;
        var span = Source.StartActivity($"ingest {hub}", ActivityKind.Consumer, sent, links: LinkTo(sent == default ? null : around));
        Activity.Current = around;
        return span;
    }

    // The platform's invocation handles a whole batch; each event of it belongs to the trace of whoever sent it.
    private static ActivityLink[]? LinkTo(Activity? around) => around is null ? null : [new ActivityLink(around.Context)];
}
