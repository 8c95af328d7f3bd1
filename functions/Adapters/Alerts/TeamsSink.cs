using System.Text;
using System.Text.Json.Nodes;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Alerts;

/// <summary>An adaptive card by the webhook of a Teams workflow. Every word is a text run, in which Teams reads no Markdown.</summary>
internal sealed class TeamsSink(string name, HttpPost post, DashboardLink dashboard) : ISink
{
    public string Name => name;

    public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) =>
        post.SendAsync(Encoding.UTF8.GetBytes(Body(what).ToJsonString()), headers => headers.Add("Idempotency-Key", what.Key), cancellation);

    private JsonObject Body(Notification what)
    {
        var words = SinkWords.Of(what);
        var body = new JsonArray(Line(Run(words.Title, isBold: true, ColourOf(what))));
        foreach (var (fact, value) in words.Facts) body.Add(Line(Run($"{fact}: ", isBold: true), Run(value)));
        if (!words.Examples.IsEmpty) body.Add(Line(Run("Examples: ", isBold: true), Run(string.Join(", ", words.Examples))));
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (dashboard.To(what.Cause) is { } link)
        {
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the incident", ["url"] = link });
        }

        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = card }),
        };
    }

    private static JsonObject Line(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(runs) };

    private static JsonObject Run(string text, bool isBold = false, string colour = "default") => new()
    {
        ["type"] = "TextRun",
        ["text"] = text,
        ["weight"] = isBold ? "bolder" : "default",
        ["color"] = colour,
    };

    private static string ColourOf(Notification what) => what.Kind == NotificationKind.Closed ? "good" : what.Severity >= Severity.Error ? "attention" : "warning";
}
