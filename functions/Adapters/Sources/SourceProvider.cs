using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>One provider's lookup API. A new provider is a class like this and its line in <see cref="All"/>.</summary>
internal abstract class SourceProvider(string name, Side side)
{
    public static readonly SourceProvider[] All = [new LedgerProvider(), new RazorpayProvider(), new StripeProvider()];

    /// <summary>The word of the setting <c>Type</c>, and of <see cref="Question.Provider"/>.</summary>
    public string Name { get; } = name;

    public Side Side { get; } = side;

    /// <summary>How the setting <c>Key</c> is shown to this provider.</summary>
    public virtual SourceCredential CredentialOf(string key) => new SourceCredential.Header("Authorization", $"Bearer {key}");

    /// <summary>What a key must look like, for the sentence that refuses another one; null when it is usable.</summary>
    public virtual string? FaultOf(string key) => null;

    /// <exception cref="SourceException">There is no answer, or none that can be read.</exception>
    public abstract Task<SourceFinding> AskAsync(Question question, Conversation conversation, CancellationToken cancellation);

    /// <summary>
    /// The id as a path's part when it is of this provider's making: one of its prefixes, then letters, digits and underscores. No other id is asked for,
    /// so nothing that an event brought along can turn into an address of its own.
    /// </summary>
    protected static bool IsOwnId(string id, params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal) && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) return true;
        }

        return false;
    }
}
