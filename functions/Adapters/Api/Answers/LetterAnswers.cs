using RealRecon.Adapters.Ingest;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>What came of each letter, in the order in which they were named.</summary>
internal sealed record LetterAnswers(IReadOnlyList<LetterAnswer> Items);

internal sealed record LetterAnswer(string Key, OutcomeWord Outcome, string? Detail);
