using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RealRecon.Core.Feeds;

/// <summary>What the gate of a side stores: its feeds, how far the other side's were heard, and learned waits. All times are UTC.</summary>
public sealed record FeedGateState
{
    public const int CurrentSchema = 1;

    /// <summary>Providers of one side, far more than there are formats.</summary>
    public const int MaxFeeds = 64;

    /// <summary>Pairs of provider and rail whose wait is kept; the rail is the provider's word, so there may be anything.</summary>
    public const int MaxWaits = 256;

    public static readonly FeedGateState Empty = new();

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The feeds of the gate's own side.</summary>
    public ImmutableArray<GatedFeed> Feeds { get => field.IsDefault ? [] : field; init; }

    /// <summary>By feed of the other side, the number of its last news.</summary>
    public ImmutableDictionary<string, long> Others { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>By <see cref="PaceKey.Text"/>.</summary>
    public ImmutableDictionary<string, LearnedWait> Waits { get; init; } = ImmutableDictionary<string, LearnedWait>.Empty;

    public int IndexOf(string provider)
    {
        for (var i = 0; i < Feeds.Length; i++)
        {
            if (Feeds[i].Provider == provider) return i;
        }

        return -1;
    }
}

/// <summary>A feed as its gate knows it.</summary>
public sealed record GatedFeed
{
    public required string Provider { get; init; }

    /// <summary>Number of its last news.</summary>
    public long Number { get; init; }

    public FeedPhase Phase { get; init; }

    /// <summary>Until when a person holds deadlines that wait for it; null when nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When its last events were told of.</summary>
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>Events of the other side since it fell silent, counted from <see cref="UnansweredSince"/>.</summary>
    public long Unanswered { get; init; }

    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>At how many unanswered events it was last nudged.</summary>
    public long Nudged { get; init; }

    /// <summary>Deadlines that it holds, each counted once.</summary>
    public long Waiting { get; init; }

    /// <summary>What they are about.</summary>
    public MoneySums AtRisk { get; init; } = MoneySums.None;

    /// <summary>Whether deadlines wait for it, because of how it stands or because a person wants it.</summary>
    public bool HoldsDeadlines(DateTimeOffset now) => Phase.HoldsDeadlines() || HeldUntil > now;
}

/// <summary>A wait that was learned, and the number of the news that told it.</summary>
public sealed record LearnedWait(TimeSpan Wait, long Number);
