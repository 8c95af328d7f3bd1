using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>A question that could not be answered. It never leaves a <see cref="Source"/>.</summary>
/// <param name="outcome">Unavailable or Refused.</param>
/// <param name="sentence">For people and for the audit log: without addresses, bodies and secrets.</param>
internal sealed class SourceException(AnswerOutcome outcome, string sentence) : Exception(sentence)
{
    public AnswerOutcome Outcome => outcome;

    public static SourceException Unavailable(string sentence) => new(AnswerOutcome.Unavailable, sentence);

    public static SourceException Refused(string sentence) => new(AnswerOutcome.Refused, sentence);
}
