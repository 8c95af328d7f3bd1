using System.Text.Json;

namespace RealRecon.Tests.Operators;

/// <summary>What came back.</summary>
internal sealed record ActionReply(int Status, string ContentType, string? Location, string? Allow, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public static async Task<ActionReply> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.ToString() ?? "",
        response.Headers.Location?.ToString(),
        response.Content.Headers.Allow.Count > 0 ? string.Join(", ", response.Content.Headers.Allow) : null,
        await response.Content.ReadAsStringAsync());

    public string? Word(string name) => Json.GetProperty(name).GetString();

    public long Number(string name) => Json.GetProperty(name).GetInt64();

    /// <summary>A problem document of this status and kind, that tells nothing of the inside.</summary>
    public ActionReply IsProblem(int status, string? type = null)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        if (type is not null) Assert.Equal($"urn:realrecon:{type}", Word("type"));
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("RealRecon.", Text, StringComparison.Ordinal);
        return this;
    }

    public ActionReply IsAccepted(string outcome)
    {
        Assert.True(Status == 202, $"{Status}: {Text}");
        Assert.Equal(outcome, Word("outcome"));
        return this;
    }
}
