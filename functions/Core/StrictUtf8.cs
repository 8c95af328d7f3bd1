using System.Text;

namespace RealRecon.Core;

/// <summary>UTF-8 without replacement characters: what is not text is refused instead of becoming another text.</summary>
public static class StrictUtf8
{
    /// <summary>Writes no byte order mark. Throws <see cref="EncoderFallbackException"/> and <see cref="DecoderFallbackException"/>.</summary>
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
