using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>Whom RealRecon may ask: the banks and gateways that the settings name.</summary>
public interface ISourceDirectory
{
    /// <summary>
    /// Puts a question to the source that is meant by it. Trouble is an answer, too: whatever is down, slow or busy is Unavailable, whatever refuses
    /// or cannot be read is Refused, and NoSource says that nobody is configured for it. Asking again is safe.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<Answer> AskAsync(Question question, CancellationToken cancellation);
}
