using System.Runtime.CompilerServices;
using RealRecon.Adapters.Storage;
using RealRecon.Core.Audit.Verification;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Verification;

/// <summary>Views of cases against the log.</summary>
internal sealed class CaseViewCheck(IAuditStore store, ICaseStore cases, Seen<CaseId> seen) : ViewCheck<CaseId, CaseView>(store, seen)
{
    protected override async IAsyncEnumerable<IEnumerable<(CaseView View, IReadOnlyList<EntryPosition>? Positions)>> PagesAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (CaseCursor? next = null; ;)
        {
            var page = await cases.ListCasesAsync(new CaseFilter(), next, ViewsPerRead, cancellation);
            yield return page.Items.Select((view, i) => (view, page.Positions?[i]));
            if ((next = page.Next) is null) yield break;
        }
    }

    protected override async Task<(CaseView View, IReadOnlyList<EntryPosition> Positions)?> FindAsync(CaseId id, CancellationToken cancellation) =>
        await cases.FindCaseAsync(id, cancellation) is { } found ? (found.View, found.Entries) : null;

    protected override CaseView ViewIn(byte[] entry) => ViewProjection.ViewAfter(CaseEntryCodec.Decode(entry));

    protected override CaseId IdOf(CaseView view) => view.Id;

    protected override long VersionOf(CaseView view) => view.Version;

    protected override byte[] SnapshotOf(CaseView view) => CaseEntryCodec.EncodeSnapshot(view.Current);

    protected override int ShardOf(CaseId id) => CaseLog.ShardOf(id);

    protected override string NameOf(CaseId id) => $"Case {id.Kind} {id.Key}";
}
