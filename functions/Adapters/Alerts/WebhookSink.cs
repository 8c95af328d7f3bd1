using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>A signed POST in RealRecon's own form.</summary>
internal sealed class WebhookSink(string name, HttpPost post, ImmutableArray<string> secrets, DashboardLink dashboard, TimeProvider time) : ISink
{
    public string Name => name;

    public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation)
    {
        var body = Body(what);
        var now = time.GetUtcNow();
        return post.SendAsync(
            body,
            headers =>
            {
                headers.Add("Idempotency-Key", what.Key);
                headers.Add("RealRecon-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
                headers.Add("RealRecon-Signature", WebhookSignature.Of(now, body, secrets));
            },
            cancellation);
    }

    private byte[] Body(Notification what) => JsonSerializer.SerializeToUtf8Bytes(
        new WebhookBody
        {
            Id = what.Key,
            Kind = what.Kind.ToString().ToLowerInvariant(),
            IncidentKey = what.IncidentKey,
            Incident = what.Incident,
            Code = what.Cause.Code,
            Gateway = what.Cause.Gateway,
            Feed = what.Cause.Feed,
            Severity = what.Severity.ToString().ToLowerInvariant(),
            Text = SinkWords.Of(what).Title,
            Count = what.Count,
            Exposure = [.. what.Exposure.Select(sum => new WebhookAmount(sum.Key, sum.Value))],
            Since = what.Since.UtcDateTime,
            At = what.At.UtcDateTime,
            Examples = what.Examples,
            Person = what.Person,
            Until = what.Until?.UtcDateTime,
            Url = dashboard.To(what.Cause),
        },
        WebhookJson.Default.WebhookBody);
}
