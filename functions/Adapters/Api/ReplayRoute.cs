using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Replay;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /replay: would the rules of now decide a transaction's history as it is recorded?</summary>
internal sealed class ReplayRoute(Readings readings, MatchRules rules)
{
    /// <summary>Most entries of one replay. A history that is longer is replayed so far.</summary>
    public const int MaxEntries = 1000;

    private readonly EntryHistory<AuditEntry> _history = new(readings, EntryReader.Read);

    public async Task<ApiAnswer> AnswerAsync(QueryReader query, CancellationToken cancellation)
    {
        var id = query.Id();
        var found = await readings.FindAsync(id, cancellation) ?? throw Refusal.UnknownTransaction();
        var trail = await _history.ReadOldestAsync(AuditShard.Of(id), entry => entry.TransactionId == id, found.Entries, MaxEntries, cancellation);
        var isWhole = trail.Count == found.Entries.Sum(position => position.Indices.Length);
        return ApiAnswer.Json(TransactionReplay.Of(id, trail.Select(at => (at.Sequence, at.Entry)), isWhole, rules), ApiJson.Default.ReplayReport);
    }
}
