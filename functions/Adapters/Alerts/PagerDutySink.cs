using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>Events API v2. One dedup key an incident: words about the same incident never page twice.</summary>
internal sealed class PagerDutySink(string name, HttpPost post, string routingKey, DashboardLink dashboard) : ISink
{
    public static readonly Uri DefaultUrl = new("https://events.pagerduty.com/v2/enqueue");

    private const int MaxSummary = 1024;

    public string Name => name;

    public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) =>
        post.SendAsync(Encoding.UTF8.GetBytes(Body(what).ToJsonString()), null, cancellation);

    private JsonObject Body(Notification what)
    {
        var words = SinkWords.Of(what);
        var body = new JsonObject
        {
            ["routing_key"] = routingKey,
            ["event_action"] = ActionOf(what.Kind),
            ["dedup_key"] = what.IncidentKey,
            ["client"] = "RealRecon",
            ["payload"] = new JsonObject
            {
                ["summary"] = words.Title.Length <= MaxSummary ? words.Title : words.Title[..MaxSummary],
                ["source"] = "realrecon",
                ["severity"] = what.Severity.ToString().ToLowerInvariant(),
                ["timestamp"] = what.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["component"] = what.Cause.Gateway,
                ["group"] = what.Cause.Feed,
                ["class"] = what.Cause.Code.ToString(),
                ["custom_details"] = new JsonObject([.. words.Facts.Select(fact => KeyValuePair.Create(fact.Name, (JsonNode?)fact.Value)), new("Examples", string.Join(", ", words.Examples))]),
            },
        };
        if (dashboard.To(what.Cause) is { } link)
        {
            body["client_url"] = link;
            body["links"] = new JsonArray(new JsonObject { ["href"] = link, ["text"] = "Open the incident" });
        }

        return body;
    }

    private static string ActionOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Acknowledged => "acknowledge",
        NotificationKind.Closed => "resolve",
        _ => "trigger",
    };
}
