using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>Current views of cases, projected from audit blocks like those of transactions; <see cref="IAuditStore"/> writes them.</summary>
/// <remarks>Every method throws when the store is not reachable.</remarks>
public interface ICaseStore
{
    /// <summary>The view and the positions of its entries in ascending order; null when there is no such case.</summary>
    Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation);

    /// <summary>Views by <see cref="CaseSnapshot.Since"/>, newest first, ties in an order of the store's own.</summary>
    Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation);

    /// <summary>Views whose timer was due before <paramref name="before"/>, oldest first: what the sweeper wakes. A page may hold fewer than there are.</summary>
    Task<OverduePage<CaseView, CaseId>> ReadOverdueCasesAsync(DateTimeOffset before, OverdueCursor<CaseId>? after, int limit, CancellationToken cancellation);
}

public sealed record StoredCase(CaseView View, IReadOnlyList<EntryPosition> Entries);

/// <summary>Null members do not filter.</summary>
public sealed record CaseFilter(CaseKind? Kind = null, bool? IsOpen = null);

/// <summary>The last item of a page; the next page starts behind it.</summary>
public sealed record CaseCursor(DateTimeOffset Since, CaseId Id);

public sealed record CasePage(IReadOnlyList<CaseView> Items, CaseCursor? Next)
{
    /// <inheritdoc cref="TransactionPage.Positions"/>
    public IReadOnlyList<IReadOnlyList<EntryPosition>>? Positions { get; init; }
}
