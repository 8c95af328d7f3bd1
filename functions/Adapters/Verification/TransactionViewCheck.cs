using System.Runtime.CompilerServices;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>Views of transactions against the log.</summary>
internal sealed class TransactionViewCheck(IAuditStore store, Seen<TransactionId> seen) : ViewCheck<TransactionId, TransactionView>(store, seen)
{
    private readonly IAuditStore _store = store;

    protected override async IAsyncEnumerable<IEnumerable<(TransactionView View, IReadOnlyList<EntryPosition>? Positions)>> PagesAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (TransactionCursor? next = null; ;)
        {
            var page = await _store.ListAsync(new TransactionFilter(), next, ViewsPerRead, cancellation);
            yield return page.Items.Select((view, i) => (view, page.Positions?[i]));
            if ((next = page.Next) is null) yield break;
        }
    }

    protected override async Task<(TransactionView View, IReadOnlyList<EntryPosition> Positions)?> FindAsync(TransactionId id, CancellationToken cancellation) =>
        await _store.FindAsync(id, cancellation) is { } found ? (found.View, found.Entries) : null;

    protected override TransactionView ViewIn(byte[] entry) => ViewProjection.ViewAfter(AuditEntryCodec.Decode(entry));

    protected override TransactionId IdOf(TransactionView view) => view.Id;

    protected override long VersionOf(TransactionView view) => view.Version;

    protected override byte[] SnapshotOf(TransactionView view) => AuditEntryCodec.EncodeSnapshot(view.Current);

    protected override int ShardOf(TransactionId id) => AuditShard.Of(id);

    protected override string NameOf(TransactionId id) => $"Transaction {id}";
}
