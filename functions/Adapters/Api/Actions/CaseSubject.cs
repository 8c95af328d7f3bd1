using RealRecon.Core;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>A case that somebody acts on.</summary>
internal sealed class CaseSubject(CaseId id, Readings readings) : Subject
{
    private readonly EntryHistory<CaseEntry> _history = new(readings, EntryReader.ReadCase);

    public override string Name => id.Key;

    public override string Location => $"/api/cases/{id.Kind}/{Uri.EscapeDataString(id.Key)}";

    public override EntityAddress Address => id.Address;

    public override int Shard => CaseLog.ShardOf(id);

    public static string StatusOf(CaseSnapshot snapshot) => snapshot.IsOpen ? "OPEN" : "CLOSED";

    public override async Task<Standpoint> FindAsync(CancellationToken cancellation)
    {
        var found = await readings.FindCaseAsync(id, cancellation) ?? throw Refusal.UnknownCase();
        return new Standpoint(found.View.Version, StatusOf(found.View.Current), null, null, found.Entries);
    }

    public override async Task<IReadOnlyList<Heard>> SinceAsync(Standpoint now, long version, CancellationToken cancellation)
    {
        var page = await _history.ReadAsync(Shard, entry => entry.Id == id, Tail(now.Entries, now.Version - version), null, cancellation);
        return [.. page.Entries.Where(at => at.Entry.Version > version).Select(at => Heard.Of(at.Sequence, at.Entry))];
    }
}
