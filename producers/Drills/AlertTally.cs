using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Drills;

/// <summary>What the alert cases of one code say of a drill: how much they count more than before it, and how often one was opened.</summary>
/// <param name="Cases">Cases that count more than before.</param>
/// <param name="Counted">How many more, in all of them.</param>
/// <param name="Openings">How often one of them was opened meanwhile; one that was open before counts as opened.</param>
internal sealed record AlertTally(int Cases, long Counted, int Openings)
{
    /// <param name="api">Where the cases are.</param>
    /// <param name="code">Of these cases.</param>
    /// <param name="before">What <see cref="CountsAsync"/> gave before the drill.</param>
    /// <param name="start">When the drill began (UTC).</param>
    /// <param name="cancellation">Stops between two questions.</param>
    internal static async Task<AlertTally> TakeAsync(StatusApi api, string code, IReadOnlyDictionary<string, long> before, DateTimeOffset start, CancellationToken cancellation)
    {
        var tally = new AlertTally(0, 0, 0);
        foreach (var (key, count) in await CountsAsync(api, code, cancellation))
        {
            var known = before.TryGetValue(key, out var former);
            if (count <= former) continue;
            var story = await api.FindCaseAsync(CaseKind.Alert, key, cancellation);
            var openings = (story?.OpeningsSince(start, code) ?? 0) + (known ? 1 : 0);
            tally = new AlertTally(tally.Cases + 1, tally.Counted + count - former, tally.Openings + openings);
        }

        return tally;
    }

    /// <summary>Open alert cases of a code, with what they count.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> CountsAsync(StatusApi api, string code, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>();
        await foreach (var open in api.ListOpenCasesAsync(CaseKind.Alert, cancellation))
        {
            if (open.Code == code) counts[open.Key] = open.Count;
        }

        return counts;
    }
}
