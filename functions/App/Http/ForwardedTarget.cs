using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RealRecon.Functions.Http;

/// <summary>
/// Undoes what the Functions host does to a request's path on its way to the worker: its server decodes all of it except <c>%2F</c>, and its
/// proxy then escapes the percent sign that is left, so the slash of an id arrives as <c>%252F</c>. An id that holds the characters "%2F" arrives
/// the same way; the two cannot be told apart, and an id with a slash is by far the likelier.
/// </summary>
internal static class ForwardedTarget
{
    public static void Restore(HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        request.RawTarget = Restored(request.RawTarget);
    }

    private static string Restored(string target)
    {
        var end = target.IndexOf('?');
        var path = end < 0 ? target : target[..end];
        return path.Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase) + target[path.Length..];
    }
}
