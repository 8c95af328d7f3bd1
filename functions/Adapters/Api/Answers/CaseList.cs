namespace RealRecon.Adapters.Api.Answers;

internal sealed record CaseList(IReadOnlyList<CaseItem> Items, string? Next);
