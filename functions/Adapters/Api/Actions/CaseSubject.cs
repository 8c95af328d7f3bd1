using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>A case that somebody acts on.</summary>
internal sealed class CaseSubject(CaseId id, ICaseStore cases, Readings readings) : Subject
{
    public const int MaxKeyLength = 255;

    private const int BlocksAtOnce = 8;

    public override string Name => id.Key;

    public override string Location => $"/api/cases/{id.Kind}/{Uri.EscapeDataString(id.Key)}";

    public override EntityAddress Address => id.Address;

    public override int Shard => CaseLog.ShardOf(id);

    public static string StatusOf(CaseSnapshot snapshot) => snapshot.IsOpen ? "OPEN" : "CLOSED";

    public override async Task<Standpoint> FindAsync(CancellationToken cancellation)
    {
        var found = await readings.ReadAsync(within => cases.FindCaseAsync(id, within), cancellation) ?? throw ActionRefusal.UnknownCase();
        return new Standpoint(found.View.Version, StatusOf(found.View.Current), null, null, found.Entries);
    }

    public override async Task<IReadOnlyList<Heard>> SinceAsync(Standpoint now, long version, CancellationToken cancellation)
    {
        var entries = new List<Heard>();
        foreach (var some in Tail(now.Entries, now.Version - version).Chunk(BlocksAtOnce))
        {
            var read = await Task.WhenAll(some.Select(position => readings.BlocksAsync(Shard, position.Block, 1, cancellation)));
            for (var i = 0; i < some.Length; i++)
            {
                var block = read[i] is [var one] && one.Number == some[i].Block ? one : throw Refusal.UnreadableEntry();
                entries.AddRange(some[i].Indices.Select(index => Heard.Of(block.FirstSequence + index, EntryOf(block, index))));
            }
        }

        return [.. entries.Where(entry => entry.Version > version).TakeLast(MaxChanges)];
    }

    private static CaseEntry EntryOf(AuditBlock block, int index)
    {
        try
        {
            return CaseEntryCodec.Decode(block.Entries[index]);
        }
        catch (Exception trouble) when (trouble is FormatException or IndexOutOfRangeException)
        {
            throw Refusal.UnreadableEntry();
        }
    }
}
