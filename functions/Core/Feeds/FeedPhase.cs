using System.Text.Json.Serialization;

namespace RealRecon.Core.Feeds;

/// <summary>How a feed stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedPhase>))]
public enum FeedPhase
{
    /// <summary>Heard too little of it to tell a silence from a pause.</summary>
    Learning,

    Flowing,

    /// <summary>Silent for far longer than usual while the other side went on: deadlines that wait for its side are held.</summary>
    Silent,

    /// <summary>It speaks again, or RealRecon itself is behind its hub: deadlines stay held while a backlog may still heal them.</summary>
    CatchingUp,
}

public static class FeedPhases
{
    public static bool HoldsDeadlines(this FeedPhase phase) => phase is FeedPhase.Silent or FeedPhase.CatchingUp;
}
