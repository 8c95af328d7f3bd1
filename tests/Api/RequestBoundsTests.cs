using RealRecon.Adapters.Api.Limits;

namespace RealRecon.Tests.Api;

/// <summary>Whatever is too large is refused by its own name, and what is as large as it may be is not.</summary>
public sealed class RequestBoundsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Address_WhenItIsTooLong_IsNamed()
    {
        Is(await Api.GetAsync(host, "/transactions?text=" + new string('x', 4096)), 414, "uri-too-long");
        Is(await Api.GetAsync(host, "/" + new string('x', 6000)), 414, "uri-too-long");
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("status", 0)]
    public async Task Query_WhenItHasTooManyParameters_IsNamed(string name, int isNumbered)
    {
        Is(await Api.GetAsync(host, $"/transactions?{Query(name, isNumbered, RequestBounds.MostParameters + 1)}"), 400, "too-many-parameters");
        Is(await Api.GetAsync(host, $"/transactions?{Query(name, isNumbered, RequestBounds.MostParameters)}"), 400, "bad-parameter");
    }

    [Theory]
    [InlineData("cursor=", "")]
    [InlineData("", "=x")]
    public async Task Query_WhenNameOrValueIsTooLong_IsNamed(string before, string behind)
    {
        var most = new string('x', RequestBounds.LongestParameter);

        Is(await Api.GetAsync(host, $"/transactions?{before}{most}x{behind}"), 400, "parameter-too-long");
        Is(await Api.GetAsync(host, $"/transactions?{before}{most}{behind}"), 400, before == "" ? "bad-parameter" : "bad-cursor");
    }

    [Fact]
    public async Task Headers_WhenTheyAreTooLarge_AreNamed()
    {
        Is(await Api.GetAsync(host, "/health", ("X-Large", new string('x', RequestBounds.LongestHeaders))), 431, "headers-too-large");
        Assert.Equal(200, (int)(await Api.GetAsync(host, "/health", ("X-Large", new string('x', RequestBounds.LongestHeaders - 1024)))).Status);
    }

    [Fact]
    public async Task Filter_WhenItHasTooManyWords_IsRefused()
    {
        Is(await Api.GetAsync(host, $"/transactions?rail={string.Join(',', Enumerable.Range(0, 65))}"), 400, "bad-parameter");
        Assert.Equal(200, (int)(await Api.GetAsync(host, $"/transactions?rail={string.Join(',', Enumerable.Range(0, 64))}")).Status);
    }

    private static string Query(string name, int isNumbered, int count) =>
        string.Join('&', Enumerable.Range(0, count).Select(i => isNumbered == 1 ? $"{name}{i}=1" : $"{name}=1"));

    private static void Is(ApiReply reply, int status, string word)
    {
        reply.IsProblem(status);
        Assert.Equal($"urn:realrecon:{word}", reply.Json.GetProperty("type").GetString());
    }
}
