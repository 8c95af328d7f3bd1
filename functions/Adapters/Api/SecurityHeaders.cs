using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api;

/// <summary>The headers of every answer, in each host: it is of the moment, it is what it says it is, and it is neither a page nor a part of one.</summary>
internal static class SecurityHeaders
{
    /// <summary>A year. Without subdomains: what else stands below a domain of your own is not this API's to say.</summary>
    private const string AlwaysHttps = "max-age=31536000";

    public static void Write(HttpContext context, string cacheControl = "no-store")
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Over plain HTTP the header means nothing, and the emulator has nothing else.
        if (IsHttps(context.Request)) headers.StrictTransportSecurity = AlwaysHttps;
    }

    /// <summary>The platform's front end ends TLS and says so; a client that makes the header up gets a header that it may ignore.</summary>
    private static bool IsHttps(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"].LastOrDefault()?.Split(',')[^1].Trim(), "https", StringComparison.OrdinalIgnoreCase);
}
