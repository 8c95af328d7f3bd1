using RealRecon.Core.Cases;

namespace RealRecon.Core.Pulse;

/// <summary>How a feed is, in a sentence.</summary>
public static class FeedWords
{
    public static string Of(CaseSnapshot feed)
    {
        var phase = Detail(feed, "phase");
        if (feed.IsOpen) return $"Silent since {TimeText.Of(feed.Since)}; {Deadlines(feed.Count)} held.";
        return phase switch
        {
            "Learning" => "Not known well enough yet to tell a pause from silence.",
            "CatchingUp" => "Speaks again and is catching up.",
            _ => Detail(feed, "usualGap") is { } gap ? $"Comes as usual, with pauses up to {gap}." : "Comes as usual.",
        };
    }

    private static string Deadlines(long count) => count == 1 ? "1 deadline is" : $"{count} deadlines are";

    private static string? Detail(CaseSnapshot feed, string name)
    {
        foreach (var detail in feed.Details)
        {
            if (detail.Name == name) return detail.Value;
        }

        return null;
    }
}
