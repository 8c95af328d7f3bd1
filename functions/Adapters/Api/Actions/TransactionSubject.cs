using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>A transaction that somebody acts on.</summary>
internal sealed class TransactionSubject(TransactionId id, Readings readings) : Subject
{
    private readonly EntryHistory<AuditEntry> _history = new(readings, EntryReader.Read);

    public override string Name => id.Value;

    public override string Location => $"/api/transactions/{Uri.EscapeDataString(id.Value)}";

    public override EntityAddress Address => AddressOf(id);

    public override int Shard => AuditShard.Of(id);

    public static EntityAddress AddressOf(TransactionId id) => new(Transaction.EntityName, id.Key);

    public override async Task<Standpoint> FindAsync(CancellationToken cancellation)
    {
        var found = await readings.FindAsync(id, cancellation) ?? throw Refusal.UnknownTransaction();
        var current = found.View.Current;
        return new Standpoint(found.View.Version, current.Status.ToString(), current.Verdict.State.ToString(), current.Handling?.Proposed?.Actor, found.Entries);
    }

    public override async Task<IReadOnlyList<Heard>> SinceAsync(Standpoint now, long version, CancellationToken cancellation)
    {
        var page = await _history.ReadAsync(Shard, entry => entry.TransactionId == id, Tail(now.Entries, now.Version - version), null, cancellation);
        return [.. page.Entries.Where(at => at.Entry.Version > version).Select(at => Heard.Of(at.Sequence, at.Entry))];
    }
}
