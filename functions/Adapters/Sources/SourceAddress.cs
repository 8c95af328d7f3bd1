using System.Text;

namespace RealRecon.Adapters.Sources;

/// <summary>An address below a source's base: escaped parts, escaped query values. It has no way to name a host or a scheme.</summary>
internal sealed class SourceAddress
{
    private readonly StringBuilder _text = new();
    private char _next = '?';

    private SourceAddress()
    {
    }

    /// <exception cref="ArgumentException">A part is a dot segment, which would be taken for a way up.</exception>
    public static SourceAddress Of(params ReadOnlySpan<string> parts)
    {
        var address = new SourceAddress();
        foreach (var part in parts)
        {
            if (part is "" or "." or "..") throw new ArgumentException("Not a part of a path.", nameof(parts));
            if (address._text.Length > 0) address._text.Append('/');
            address._text.Append(Uri.EscapeDataString(part));
        }

        return address;
    }

    public SourceAddress With(string name, string value)
    {
        _text.Append(_next).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        _next = '&';
        return this;
    }

    /// <summary>The whole address below <paramref name="source"/>.</summary>
    /// <exception cref="InvalidOperationException">It would leave the source: a defect, and nothing is sent.</exception>
    public Uri Under(Uri source)
    {
        // Glued as text: resolving a relative address would let "//host" or "x:y" at its beginning win over the base.
        var address = new Uri(source.AbsoluteUri + _text);
        return source.IsBaseOf(address) && address.UserInfo.Length == 0 ? address : throw new InvalidOperationException("An address leaves its source.");
    }
}
