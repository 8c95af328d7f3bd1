using System.Net;
using System.Text.Json;

namespace RealRecon.Tests.Api;

/// <summary>One request to the API and what came back.</summary>
internal static class Api
{
    public static Task<ApiReply> GetAsync(ApiHost host, string path, params (string Name, string Value)[] headers) => SendAsync(host, HttpMethod.Get, path, headers);

    public static async Task<ApiReply> SendAsync(ApiHost host, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        // Sent as written: the client may not tidy up dots, percent signs and slashes that the server is to see.
        var address = new Uri($"{host.Address.GetLeftPart(UriPartial.Authority)}/api{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await host.Client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new ApiReply(response.StatusCode, all, await response.Content.ReadAsStringAsync());
    }
}

internal sealed record ApiReply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string ContentType => Header("Content-Type");

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    public void IsProblem(int status)
    {
        Assert.Equal(status, (int)Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(["type", "title", "status", "detail", "instance"], Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("RealRecon.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
    }

    public IEnumerable<long> Versions() => Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("body").GetProperty("version").GetInt64());

    public IEnumerable<long> Sequences() => Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt64());
}
