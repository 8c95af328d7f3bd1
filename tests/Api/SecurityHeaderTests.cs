using RealRecon.Core.Matching;

namespace RealRecon.Tests.Api;

public sealed class SecurityHeaderTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("GET", "/health", 200)]
    [InlineData("HEAD", "/health", 200)]
    [InlineData("GET", "/live", 200)]
    [InlineData("GET", "/exports/transactions?format=csv", 200)]
    [InlineData("GET", "/audit", 200)]
    [InlineData("GET", "/transactions?limit=x", 400)]
    [InlineData("POST", "/transactions/bulk", 401)]
    [InlineData("GET", "/transactions/nobody", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("DELETE", "/live", 405)]
    [InlineData("OPTIONS", "/live", 405)]
    public async Task Answer_WhateverItIs_CarriesTheHeaders(string method, string path, int status)
    {
        var reply = await Api.SendAsync(host, new HttpMethod(method), path);

        Assert.Equal(status, (int)reply.Status);
        IsProtected(reply, "no-store");
        Assert.Equal("", reply.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task NotModified_CarriesTheHeaders()
    {
        await host.Ledger.WriteAsync("tagged", TransactionStatus.PENDING);
        var tag = (await Api.GetAsync(host, "/live")).Header("ETag");

        var reply = await Api.GetAsync(host, "/live", ("If-None-Match", tag));

        Assert.Equal(304, (int)reply.Status);
        IsProtected(reply, "no-store");
    }

    [Fact]
    public async Task Contract_MayBeKeptForAMoment() => IsProtected(await Api.GetAsync(host, "/openapi.json"), "public, max-age=300");

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http, https", "max-age=31536000")]
    [InlineData("http", "")]
    public async Task Answer_WhenItTravelsOverTls_AsksForThatFromNowOn(string scheme, string expected) =>
        Assert.Equal(expected, (await Api.GetAsync(host, "/health", ("X-Forwarded-Proto", scheme))).Header("Strict-Transport-Security"));

    private static void IsProtected(ApiReply reply, string cacheControl)
    {
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", reply.Header("Content-Security-Policy"));
        Assert.Equal("DENY", reply.Header("X-Frame-Options"));
        Assert.Equal("no-referrer", reply.Header("Referrer-Policy"));
        Assert.Equal("same-origin", reply.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal(cacheControl, reply.Header("Cache-Control"));
        Assert.Equal("", reply.Header("Server"));
        Assert.Equal("", reply.Header("X-Powered-By"));
    }
}
