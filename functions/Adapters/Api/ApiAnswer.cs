using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api;

/// <summary>A finished answer with every header that it needs, so that it is the same in each host.</summary>
internal sealed class ApiAnswer(int status, string contentType, ReadOnlyMemory<byte> body) : IResult
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>Answers are of the moment and about money: no cache keeps them. The API's own description is the exception.</summary>
    public string CacheControl { get; init; } = "no-store";

    public static ApiAnswer Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static ApiAnswer NotModified() => new(StatusCodes.Status304NotModified, "", default);

    public static ApiAnswer Of(Refusal refusal, string instance)
    {
        var problem = new Problem($"urn:realrecon:{refusal.Word}", refusal.Title, refusal.Status, refusal.Detail, instance);
        var document = JsonSerializer.SerializeToNode(problem, ApiJson.Default.Problem)!.AsObject();
        foreach (var (name, value) in refusal.Members ?? []) document.Add(name, value?.DeepClone());
        var answer = new ApiAnswer(refusal.Status, "application/problem+json", Encoding.UTF8.GetBytes(document.ToJsonString()));
        if (refusal.Allow is { } allow) answer.With("Allow", allow);
        if (refusal.RetryAfter is { } seconds) answer.With("Retry-After", seconds.ToString());
        return answer;
    }

    public ApiAnswer With(string header, string value)
    {
        _headers.Add(new(header, value));
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        SecurityHeaders.Write(httpContext, CacheControl);
        foreach (var (name, value) in _headers) response.Headers[name] = value;
        if (status == StatusCodes.Status304NotModified) return;

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
