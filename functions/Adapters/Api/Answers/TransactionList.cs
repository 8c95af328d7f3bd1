namespace RealRecon.Adapters.Api.Answers;

internal sealed record TransactionList(IReadOnlyList<TransactionItem> Items, string? Next);
