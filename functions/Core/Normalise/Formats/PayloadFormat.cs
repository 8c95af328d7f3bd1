using RealRecon.Core.Normalise.Documents;

namespace RealRecon.Core.Normalise.Formats;

/// <summary>One provider's payload. A new provider is a class like this and a line in <see cref="FormatTable"/>.</summary>
internal abstract class PayloadFormat(string provider, Side side)
{
    /// <summary>The word of the application property <c>provider</c> and the prefix of event keys.</summary>
    public string Provider { get; } = provider;

    /// <summary>The only side that may speak this format.</summary>
    public Side Side { get; } = side;

    /// <summary>Whether a payload that nobody named is of this format, by members that no other format has.</summary>
    public abstract bool Recognises(Payload payload);

    /// <summary>Adds at least one event or rejection.</summary>
    public abstract void Read(Payload payload, Delivery delivery, Findings findings);
}
