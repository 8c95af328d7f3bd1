using System.Net;
using System.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.Timeout;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>One POST of JSON to a sink, and how its answer is read.</summary>
internal sealed class HttpPost(string client, Uri url, IHttpClientFactory clients, TimeProvider time)
{
    public async Task<DeliveryOutcome> SendAsync(byte[] json, Action<HttpRequestHeaders>? headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        headers?.Invoke(request.Headers);
        try
        {
            // The answer's body tells nothing that its status does not, and could hold anything.
            using var http = clients.CreateClient(client);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return OutcomeOf(answer);
        }
        catch (Exception late) when (late is TimeoutRejectedException || (late is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return DeliveryOutcome.Trouble("It did not answer in time");
        }
        catch (BrokenCircuitException)
        {
            return DeliveryOutcome.Trouble("It failed too often and is left alone for a while");
        }
        catch (HttpRequestException trouble)
        {
            return DeliveryOutcome.Trouble(trouble.Message);
        }
    }

    private DeliveryOutcome OutcomeOf(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        >= 200 and < 300 => DeliveryOutcome.Delivered,
        >= 300 and < 400 => DeliveryOutcome.Refused($"HTTP {(int)answer.StatusCode}: redirects are not followed"),
        (int)HttpStatusCode.RequestTimeout or 425 or (int)HttpStatusCode.TooManyRequests or >= 500 =>
            DeliveryOutcome.Trouble($"HTTP {(int)answer.StatusCode}", RetryAfter(answer.Headers.RetryAfter)),
        _ => DeliveryOutcome.Refused($"HTTP {(int)answer.StatusCode}"),
    };

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date - time.GetUtcNow());
}
