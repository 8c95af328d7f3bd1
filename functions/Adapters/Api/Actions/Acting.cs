using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Adapters.Ingest;
using RealRecon.Core;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>
/// Takes one action: sees whether it still fits, signals it, and answers with what the audit log says came of it. The log decides, not this:
/// between the look and the signal somebody else may have acted.
/// </summary>
internal sealed class Acting(Readings readings, IEntitySignals signals, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<ApiAnswer> ActAsync(Subject subject, ActionRequest request, Caller caller, ActionKey key, long version, CancellationToken cancellation)
    {
        var action = request.By(caller, key.Value, version, time.GetUtcNow());
        var seen = await subject.FindAsync(cancellation);
        Permission.Require(caller, request.Kind, isProposer: seen.Proposer == caller.Name);
        if (key.IsGiven || seen.Version != version)
        {
            // Without a key of the caller's, no earlier request can have been this one, and only what is newer matters.
            var since = await subject.SinceAsync(seen, key.IsGiven ? 0 : version, cancellation);
            if (since.FirstOrDefault(entry => entry.Action?.ActionId == key.Value) is { } earlier) return Answer(subject, action, earlier, seen, since);
            if (!HasSeen(version, seen, since)) throw Conflict(seen, since, version);
        }

        var watch = await OutcomeWatch.BeginAsync(readings, time, cancellation);
        await SendAsync(new OutboxMessage.Signal(subject.Address, OperatorAction.Operation, action), cancellation);
        var names = new[] { key.Value }.ToLookup(_ => subject.Shard);
        var heard = await watch.WaitAsync(key.Value, names, Patience, cancellation);
        if (!heard.TryGetValue(key.Value, out var entry)) return Pending(subject, action, seen);
        if (!entry.CameTooLate) return Answer(subject, action, entry, seen, []);
        var now = await subject.FindAsync(cancellation);
        return Answer(subject, action, entry, now, await subject.SinceAsync(now, version, cancellation));
    }

    /// <summary>Whoever looked at this version has seen what it is now: nothing came since, or nothing that people see.</summary>
    private static bool HasSeen(long version, Standpoint now, IReadOnlyList<Heard> since) =>
        version <= now.Version && since.Where(entry => entry.Version > version && entry.IsUnseen).DistinctBy(entry => entry.Version).Count() == now.Version - version;

    private static ApiAnswer Answer(Subject subject, OperatorAction action, Heard entry, Standpoint now, IReadOnlyList<Heard> since)
    {
        if (entry.Action! with { At = action.At } != action) throw ActionProblem.KeyReused();
        if (entry.CameTooLate) throw Conflict(now, [.. since.Where(one => one != entry && one.Version < entry.Version)], action.ExpectedVersion);
        if (entry.Outcome == Outcome.Refused) throw ActionProblem.NotAllowed(new NotAllowedFacts(entry.Version, entry.Status, entry.State, entry.Code, entry.Summary));
        return Accepted(new ActionAnswer(subject.Name, action.ActionId, entry.Version, entry.Status, entry.State, entry.Outcome), subject);
    }

    private static ApiAnswer Pending(Subject subject, OperatorAction action, Standpoint seen) =>
        Accepted(new ActionAnswer(subject.Name, action.ActionId, seen.Version, seen.Status, seen.State, Outcome.Pending), subject);

    private static ApiAnswer Accepted(ActionAnswer answer, Subject subject) =>
        ApiAnswer.Json(answer, ActionJson.Default.ActionAnswer, StatusCodes.Status202Accepted).With("Location", subject.Location);

    private static Refusal Conflict(Standpoint now, IEnumerable<Heard> since, long version) => ActionProblem.VersionConflict(
        new VersionConflictFacts(now.Version, now.Status, now.State, [.. since.Where(entry => entry.Version > version).Select(entry => entry.ToChange())]));

    private async Task SendAsync(OutboxMessage.Signal signal, CancellationToken cancellation)
    {
        try
        {
            await signals.SignalAsync([signal], cancellation);
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            log.ActionNotSent(trouble);
            throw ActionProblem.NotSent();
        }
    }
}
