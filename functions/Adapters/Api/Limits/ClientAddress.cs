using System.Net;
using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Limits;

/// <summary>The address that a request came from, as far as it can be believed.</summary>
internal static class ClientAddress
{
    private const string Forwarded = "X-Forwarded-For";
    private const string Unknown = "unknown";

    /// <param name="context">The request.</param>
    /// <param name="isForwarded">
    /// The platform's front end stands before this server and adds the address of its own peer at the end of the header. What stands before that the
    /// client may have written itself. Elsewhere all of the header may be made up.
    /// </param>
    public static string Of(HttpContext context, bool isForwarded)
    {
        var last = isForwarded ? context.Request.Headers[Forwarded].LastOrDefault()?.Split(',')[^1].Trim() : null;

        // App Service writes the port behind the address.
        return last is not null && IPEndPoint.TryParse(last, out var peer) ? peer.Address.ToString() : context.Connection.RemoteIpAddress?.ToString() ?? Unknown;
    }
}
