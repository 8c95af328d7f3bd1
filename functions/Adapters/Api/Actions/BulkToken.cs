using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>
/// What a preview showed, in short: until when it holds, what was asked and by whom, and which transactions in which versions. It guards against
/// acting on something else than was shown.
/// </summary>
internal sealed record BulkToken(DateTimeOffset Expires, DateTimeOffset Newest, byte[] Scope, byte[] Walk)
{
    private const int DigestLength = 32;
    private const int Length = 2 * sizeof(long) + 2 * DigestLength;

    public string Write(CursorText text)
    {
        byte[] content = [.. new byte[2 * sizeof(long)], .. Scope, .. Walk];
        BinaryPrimitives.WriteInt64BigEndian(content, Expires.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(sizeof(long)), Newest.UtcTicks);
        return text.Write(CursorKind.Bulk, content);
    }

    /// <exception cref="Refusal">Not a token of a preview.</exception>
    public static BulkToken Read(CursorText text, string? given)
    {
        var content = given is null ? [] : ContentOf(text, given);
        return content.Length == Length && TimeOf(content) is { } expires && TimeOf(content.AsSpan(sizeof(long))) is { } newest
            ? new BulkToken(expires, newest, content[(2 * sizeof(long))..^DigestLength], content[^DigestLength..])
            : throw Bad();
    }

    /// <exception cref="Refusal">The request is another one than was previewed.</exception>
    public void RequireScope(byte[] scope)
    {
        if (!CryptographicOperations.FixedTimeEquals(Scope, scope)) throw ActionProblem.BadBody("'token' belongs to the preview of another request; repeat that request, with reason and token added.");
    }

    private static byte[] ContentOf(CursorText text, string given)
    {
        try
        {
            return text.Read(CursorKind.Bulk, given);
        }
        catch (Refusal)
        {
            throw Bad();
        }
    }

    private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static Refusal Bad() => ActionProblem.BadBody("'token' is required: the one that the preview gave, unchanged.");
}
