namespace RealRecon.Core.Resolution;

/// <summary>Signal <c>HearAnswer</c> to a run's owner: one question was answered.</summary>
/// <param name="Round">As in <see cref="ResolutionRequest.Round"/>.</param>
/// <param name="Attempt">1 for the first try of the round.</param>
/// <param name="Answer">The question with its answer.</param>
public sealed record AnswerHeard(long Round, int Attempt, Answer Answer);

/// <summary>Signal <c>EndChecks</c> to a run's owner: nothing more will be asked in this round.</summary>
/// <param name="Round">As in <see cref="ResolutionRequest.Round"/>.</param>
/// <param name="Attempts">Tries made.</param>
/// <param name="Found">Whether the last answer held facts; they came with it.</param>
public sealed record ChecksEnded(long Round, int Attempts, bool Found);
