using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Ingest;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Takes one action on many transactions: each gets an action of its own, in the version that the preview showed, and an outcome of its own.</summary>
internal sealed class BulkActing(Readings readings, CursorText text, IEntitySignals signals, TimeProvider time, ILogger log)
{
    /// <summary>How many characters a bulk id may have, so that the number of an action still fits behind it.</summary>
    public const int MaxIdLength = ActionKey.MaxLength - 6;

    private const int SentAtOnce = 250;

    private static readonly TimeSpan PreviewHolds = TimeSpan.FromMinutes(5);

    // Together less than what browsers and gateways wait for an answer: those in front of the function app give up after 45 s.
    private static readonly TimeSpan SendingTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TotalTime = TimeSpan.FromSeconds(35);

    public async Task<ApiAnswer> PreviewAsync(BulkScope scope, Caller caller, CancellationToken cancellation)
    {
        var walk = await BulkWalk.TakeAsync(scope, DateTimeOffset.MaxValue, readings, time, cancellation);
        var token = walk.Items.Count > BulkScope.Cap
            ? null
            : new BulkToken(time.GetUtcNow() + PreviewHolds, walk.Newest, scope.DigestFor(caller), walk.Digest()).Write(text);
        var exposure = walk.Items.Aggregate(MoneySums.None, (sums, view) => sums.Plus(Exposure.Of(view.Current.Verdict)));
        return ApiAnswer.Json(new BulkPreviewAnswer(walk.Items.Count, exposure.Shown(), BulkScope.Cap, token), ActionJson.Default.BulkPreviewAnswer);
    }

    public async Task<ApiAnswer> ActAsync(BulkScope scope, ActionRequest request, Caller caller, string? token, string bulkId, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var items = await SeenAsync(scope, caller, token, cancellation);
        var now = time.GetUtcNow();
        var actions = items.Select((view, i) => request.By(caller, $"{bulkId}:{i + 1}", view.Version, now)).ToList();
        var watch = await OutcomeWatch.BeginAsync(readings, time, cancellation);
        var sent = await SendAsync(items, actions, start, cancellation);
        var awaited = Enumerable.Range(0, sent).ToLookup(i => AuditShard.Of(items[i].Id), i => actions[i].ActionId);
        var heard = await watch.WaitAsync($"{bulkId}:", awaited, TotalTime - time.GetElapsedTime(start), cancellation);
        var outcomes = items.Select((view, i) => ItemOf(view, actions[i].ActionId, i < sent, heard.GetValueOrDefault(actions[i].ActionId))).ToList();
        var counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, outcome => outcomes.Count(item => item.Outcome == outcome));
        return ApiAnswer.Json(new BulkAnswer(bulkId, items.Count, counts, outcomes), ActionJson.Default.BulkAnswer);
    }

    /// <summary>What the preview showed, if all of it is still so.</summary>
    private async Task<IReadOnlyList<TransactionView>> SeenAsync(BulkScope scope, Caller caller, string? token, CancellationToken cancellation)
    {
        if (token is null)
        {
            // A preview of too many gives no token; say that rather than that one is missing.
            var count = (await BulkWalk.TakeAsync(scope, DateTimeOffset.MaxValue, readings, time, cancellation)).Items.Count;
            if (count > BulkScope.Cap) throw ActionProblem.TooMany(count, BulkScope.Cap);
        }

        var shown = BulkToken.Read(text, token);
        shown.RequireScope(scope.DigestFor(caller));
        if (shown.Expires <= time.GetUtcNow()) throw ActionProblem.PreviewStale();
        var walk = await BulkWalk.TakeAsync(scope, shown.Newest, readings, time, cancellation);
        if (walk.Items.Count > BulkScope.Cap) throw ActionProblem.TooMany(walk.Items.Count, BulkScope.Cap);
        return walk.Digest().AsSpan().SequenceEqual(shown.Walk) ? walk.Items : throw ActionProblem.PreviewStale();
    }

    /// <returns>How many were sent, from the first on. Of the last part of them only some may have been, if the engine failed.</returns>
    private async Task<int> SendAsync(IReadOnlyList<TransactionView> items, List<OperatorAction> actions, long start, CancellationToken cancellation)
    {
        var sent = 0;
        while (sent < items.Count && time.GetElapsedTime(start) < SendingTime)
        {
            var part = Enumerable.Range(sent, Math.Min(SentAtOnce, items.Count - sent));
            try
            {
                await signals.SignalAsync([.. part.Select(i => new OutboxMessage.Signal(TransactionSubject.AddressOf(items[i].Id), OperatorAction.Operation, actions[i]))], cancellation);
            }
            catch (Exception trouble) when (!cancellation.IsCancellationRequested)
            {
                log.ActionNotSent(trouble);
                return sent + part.Count();
            }

            sent += part.Count();
        }

        return sent;
    }

    private static BulkItem ItemOf(TransactionView view, string actionId, bool wasSent, Heard? heard) => heard is null
        ? new BulkItem(view.Id.Value, actionId, view.Version, wasSent ? Outcome.Pending : Outcome.Unsent, null)
        : new BulkItem(view.Id.Value, actionId, heard.Version, heard.Outcome, heard.Outcome == Outcome.Refused ? WhyOf(heard) : null);

    private static string WhyOf(Heard heard) => heard.CameTooLate ? "It has changed since the preview." : heard.Summary;
}
