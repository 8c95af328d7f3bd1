using System.Text;
using System.Text.Json.Nodes;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>A message by Slack's incoming webhook: blocks, and the same as text for notifications on phones.</summary>
internal sealed class SlackSink(string name, HttpPost post, DashboardLink dashboard) : ISink
{
    // Slack refuses longer headers (150) and fields (2,000) altogether.
    private const int MaxHeader = 150;
    private const int MaxField = 1900;

    public string Name => name;

    public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) =>
        post.SendAsync(Encoding.UTF8.GetBytes(Body(what).ToJsonString()), headers => headers.Add("Idempotency-Key", what.Key), cancellation);

    private JsonObject Body(Notification what)
    {
        var words = SinkWords.Of(what);
        var blocks = new JsonArray(
            Block("header", "plain_text", Shortened(words.Title, MaxHeader)),
            new JsonObject
            {
                ["type"] = "section",
                ["fields"] = new JsonArray([.. words.Facts.Select(FieldOf)]),
            });
        if (!words.Examples.IsEmpty) blocks.Add(Block("section", "mrkdwn", string.Join(' ', words.Examples.Select(Code))));
        if (dashboard.To(what.Cause) is { } link) blocks.Add(Block("section", "mrkdwn", $"<{link}|Open the incident>"));
        return new JsonObject { ["text"] = Escaped(words.Title), ["blocks"] = blocks };
    }

    private static JsonObject FieldOf((string Name, string Value) fact) => Words("mrkdwn", $"*{fact.Name}*\n{Escaped(Shortened(fact.Value, MaxField))}");

    private static JsonObject Block(string type, string format, string text) =>
        new() { ["type"] = type, ["text"] = Words(format, format == "plain_text" ? Escaped(text) : text) };

    private static JsonObject Words(string format, string text) => new() { ["type"] = format, ["text"] = text };

    private static string Code(string text) => $"`{Escaped(text.Replace('`', '\''))}`";

    /// <summary>The three characters that Slack reads as the beginning of links, mentions and entities.</summary>
    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Shortened(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
