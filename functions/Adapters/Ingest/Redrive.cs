using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Ingest;

/// <summary>
/// Takes refused events in again. An event is read from its hub and goes through ingest as a whole: all of its letters are settled together, whichever of
/// them was named. Signals go out before anything is written down, so whatever breaks in between leaves the letters as they were; done again, the
/// transactions see repetitions.
/// </summary>
internal sealed class Redrive(IHubArchive archive, EventIngest ingest, IDeadLetterStore letters, TimeProvider time, ILogger<Redrive> log)
{
    /// <summary>Each event is a receiver of its own on Azure; more at once would only wait for the namespace.</summary>
    private const int AtOnce = 8;

    /// <summary>A Static Web App cuts a request at 45 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="keys">Well-formed keys of letters.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <returns>What came of each.</returns>
    public async Task<IReadOnlyDictionary<string, LetterOutcome>> RunAsync(IReadOnlyCollection<string> keys, string by, string reason, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var outcomes = new ConcurrentDictionary<string, LetterOutcome>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            keys.GroupBy(key => DeadLetterKey.EventOf(DeadLetterKey.FromCursor(key)), StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (named, _) =>
            {
                foreach (var (key, outcome) in await OneAsync([.. named], by, reason, within.Token, cancellation)) outcomes[key] = outcome;
            });
        return outcomes;
    }

    private async Task<IReadOnlyDictionary<string, LetterOutcome>> OneAsync(string[] named, string by, string reason, CancellationToken within, CancellationToken cancellation)
    {
        try
        {
            return await OneAsync(named, by, reason, within);
        }
        catch (HubArchiveException trouble)
        {
            log.HubNotRead(trouble);
            return All(named, LetterOutcome.Unavailable(trouble.Message));
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            if (within.IsCancellationRequested) return All(named, LetterOutcome.Unavailable("There was no time left for it; send it again."));
            log.NotRedriven(trouble);
            return All(named, LetterOutcome.Unavailable("The hub, the engine or the store did not answer; send it again."));
        }
    }

    private async Task<IReadOnlyDictionary<string, LetterOutcome>> OneAsync(string[] named, string by, string reason, CancellationToken within)
    {
        var all = await letters.FindEventAsync(named[0], within);
        var open = all.Where(letter => letter.Handling is not { IsSettled: true }).ToList();
        var outcomes = named.ToDictionary(key => key, key => LetterOutcome.Before(all.FirstOrDefault(letter => letter.Key == key)), StringComparer.Ordinal);
        if (!open.Exists(letter => outcomes.ContainsKey(letter.Key))) return outcomes;

        var first = all[0];
        var hubEvent = await archive.FindAsync(first.Position, within);
        if (hubEvent is null) await SettleAsync(open, _ => (HandlingKind.Gone, "The hub no longer has the event."));
        else if (EventIngest.Sha256Of(hubEvent) != first.BodySha256) await SettleAsync(open, _ => (HandlingKind.Gone, "Another event stands at its place in the hub."));
        else await TakeAsync(hubEvent);
        return outcomes;

        async Task TakeAsync(HubEvent taken)
        {
            // Parts that somebody gave up are refused again for the same reasons and must not be taken for those that are still open.
            var refused = RefusedParts.Of(all, await ingest.TakeAgainAsync(taken, within));
            if (refused.New.Count > 0)
            {
                var index = all[^1].Index;
                await letters.AddAsync([.. refused.New.Select(rejection => ingest.LetterOf(taken, ++index, rejection))], within);
            }

            await SettleAsync(open, letter => refused.Known.TryGetValue(letter.Key, out var rejection)
                ? (HandlingKind.RefusedAgain, RefusedParts.DetailOf(rejection))
                : (HandlingKind.Redriven, null));
        }

        async Task SettleAsync(IEnumerable<DeadLetter> settled, Func<DeadLetter, (HandlingKind What, string? Detail)> whatOf)
        {
            foreach (var letter in settled)
            {
                var (what, detail) = whatOf(letter);
                var handling = new DeadLetterHandling(what, time.GetUtcNow(), by, reason, detail);

                // False: somebody else was as fast, and theirs is on record. The event was taken in twice, which no transaction minds.
                await letters.HandleAsync(letter.Key, handling, within);
                if (outcomes.ContainsKey(letter.Key)) outcomes[letter.Key] = LetterOutcome.Of(handling);
            }
        }
    }

    private static Dictionary<string, LetterOutcome> All(IEnumerable<string> keys, LetterOutcome outcome) => keys.ToDictionary(key => key, _ => outcome, StringComparer.Ordinal);
}

internal static partial class RedriveLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "A refused event could not be read from its hub again.")]
    public static partial void HubNotRead(this ILogger log, Exception trouble);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "A refused event could not be taken in again.")]
    public static partial void NotRedriven(this ILogger log, Exception trouble);
}
