using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Answers;

/// <param name="Cursor">Give it back as <c>after</c> to hear what is newer.</param>
/// <param name="Totals">Transactions at each status; every status is there.</param>
/// <param name="Changes">Transactions that changed since, each once.</param>
/// <param name="Cases">Cases that changed since, each once.</param>
internal sealed record LiveUpdate(string Cursor, IReadOnlyDictionary<TransactionStatus, long> Totals, IReadOnlyList<TransactionItem> Changes, IReadOnlyList<CaseItem> Cases);
