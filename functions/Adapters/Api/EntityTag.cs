using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RealRecon.Adapters.Api;

/// <summary>Entity tags: names of what an answer says, so that a client which has it already gets nothing.</summary>
internal static class EntityTag
{
    public static string Of(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";

    /// <summary>The client sent this tag, or one for anything, in If-None-Match.</summary>
    public static bool IsKnownTo(HttpRequest request, string tag)
    {
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)) return false;
        var current = new EntityTagHeaderValue(tag);
        return known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(current, useStrongComparison: false));
    }
}
