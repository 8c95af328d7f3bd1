using System.Collections.Immutable;
using System.Security.Cryptography;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Ingest;

/// <summary>
/// One batch of a hub's partition: normalise each event, signal its transaction, store what cannot be used. Bad data never throws;
/// a failing dependency always does, so that the trigger's retry policy holds the checkpoint.
/// </summary>
/// <param name="rules">How events are read.</param>
/// <param name="signals">Where they go.</param>
/// <param name="deadLetters">Where those go that cannot be used.</param>
/// <param name="time">The clock.</param>
/// <param name="beats">Tells feeds that they were heard; null where no feed entities are served.</param>
/// <param name="metrics">Counts; null where nobody does.</param>
public sealed class EventIngest(
    NormaliseRules rules, IEntitySignals signals, IDeadLetterStore deadLetters, TimeProvider time, FeedBeats? beats = null, RealReconMetrics? metrics = null)
{
    public async Task HandleAsync(IReadOnlyList<HubEvent> batch, CancellationToken cancellation)
    {
        var outgoing = new List<OutboxMessage.Signal>(batch.Count);
        var rejected = new List<DeadLetter>();
        var tally = new BatchTally();
        using var spans = new IngestSpans();
        foreach (var hubEvent in batch)
        {
            var normalised = Normaliser.Normalise(hubEvent, rules);
            var trace = spans.Begin(hubEvent, normalised);
            foreach (var payment in normalised.Events)
            {
                outgoing.Add(trace is null ? Transaction.Observed(payment) : Transaction.Observed(payment) with { TraceParent = trace });
                tally.Add(payment);
            }

            for (var i = 0; i < normalised.Rejections.Length; i++) rejected.Add(LetterOf(hubEvent, i, normalised.Rejections[i]));
        }

        // Of a batch that is tried again and again, too: its age is what tells that its partition is stuck.
        if (batch is [var oldest, ..]) metrics?.Handled(oldest.Position.Hub, oldest.Position.Partition, time.GetUtcNow() - oldest.EnqueuedAt);
        if (rejected.Count > 0) await deadLetters.AddAsync(rejected, cancellation);
        if (outgoing.Count > 0) await SendAsync(outgoing, tally, cancellation);
        spans.Done();
        if (metrics is not null) Count(batch, tally, rejected);
    }

    /// <summary>
    /// Takes one event in once more, as it is read now. What it says of transactions is signalled; those that know it already note a repetition.
    /// No feed is told: an event from the past is no sign of life.
    /// </summary>
    /// <returns>The parts that still cannot be used; the caller knows their letters.</returns>
    public async Task<ImmutableArray<Rejection>> TakeAgainAsync(HubEvent hubEvent, CancellationToken cancellation)
    {
        var normalised = Normaliser.Normalise(hubEvent, rules);
        if (!normalised.Events.IsEmpty) await signals.SignalAsync([.. normalised.Events.Select(Transaction.Observed)], cancellation);
        return normalised.Rejections;
    }

    /// <summary>The letter of one part of an event that cannot be used.</summary>
    internal DeadLetter LetterOf(HubEvent hubEvent, int index, Rejection rejection) => new(
        hubEvent.Position,
        index,
        rejection.Reason,
        rejection.Detail,
        hubEvent.EnqueuedAt,
        time.GetUtcNow(),
        hubEvent.Body.Length,
        Sha256Of(hubEvent));

    internal static string Sha256Of(HubEvent hubEvent) => Convert.ToHexStringLower(SHA256.HashData(hubEvent.Body.Span));

    /// <summary>Counts what is on disk; a batch that failed comes again and is counted then.</summary>
    private void Count(IReadOnlyList<HubEvent> batch, BatchTally tally, List<DeadLetter> rejected)
    {
        if (batch is not [var oldest, ..]) return;
        foreach (ref readonly var feed in tally.Feeds) metrics!.Ingested(oldest.Position.Hub, feed.Provider, feed.Count);
        foreach (var reason in rejected.CountBy(letter => letter.Reason)) metrics!.DeadLettered(reason.Key, reason.Value);
    }

    /// <summary>Beats travel with the batch's own signals, so that they cost no commit of their own.</summary>
    private async Task SendAsync(List<OutboxMessage.Signal> outgoing, BatchTally tally, CancellationToken cancellation)
    {
        var underWay = beats?.Begin(tally, outgoing);
        var isSent = false;
        try
        {
            await signals.SignalAsync(outgoing, cancellation);
            isSent = true;
        }
        finally
        {
            if (isSent) underWay?.Sent();
            else underWay?.NotSent();
        }
    }
}
