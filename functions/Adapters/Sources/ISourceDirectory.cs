using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>The banks and gateways that may be asked, by what each can answer.</summary>
public interface ISourceDirectory
{
    /// <summary>
    /// Asks whoever can answer. It does not throw for trouble at the source: that is an <see cref="AnswerOutcome"/>, too. It may be asked the same again after
    /// a crash.
    /// </summary>
    Task<Answer> AskAsync(Question question, CancellationToken cancellation);
}
