using System.Text.Json.Serialization;

namespace RealRecon.Core.Feeds;

/// <summary>
/// What a feed tells gates: signal <c>HearFeed</c> to the gate of its own side, and <c>HearDemand</c> to the other side's gate, whose feeds have as many
/// more events to answer.
/// </summary>
/// <param name="Side">The feed's side.</param>
/// <param name="Provider">The feed's provider.</param>
/// <param name="Number">Rises with each news of this feed: an older one changes nothing.</param>
/// <param name="Count">Events since the last news; 0 when only the phase changed.</param>
/// <param name="Phase">How the feed stands.</param>
/// <param name="HeldUntil">Until when a person holds deadlines that wait for its side (UTC); null when nobody does.</param>
public sealed record FeedNews(
    Side Side,
    string Provider,
    long Number,
    int Count,
    FeedPhase Phase,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? HeldUntil = null);

/// <summary>Signal <c>Suspect</c> to the gate of a feed's side: it has been silent for longer than usual; did the other side go on meanwhile?</summary>
public sealed record FeedSuspicion(Side Side, string Provider);

/// <summary>Signal <c>HearDemand</c> to a feed: the other side went on without it.</summary>
/// <param name="Unanswered">Events of the other side since this feed fell silent.</param>
public sealed record FeedDemand(long Unanswered);

/// <summary>Signal <c>HearHeld</c> to a feed: how much waits for it. Sent each time the number has doubled.</summary>
/// <param name="Waiting">Deadlines that were held at least once since it fell silent.</param>
/// <param name="AtRisk">What they are about, as far as known.</param>
public sealed record FeedHeld(long Waiting, MoneySums AtRisk);

/// <summary>Signal <c>HearPace</c> to a gate: the wait for this key changed.</summary>
/// <param name="Key">Whose wait.</param>
/// <param name="Number">Rises with each change of this key's wait.</param>
/// <param name="Wait">The wait from now on; the configured one when there is nothing to adapt to any more.</param>
public sealed record PaceNews(PaceKey Key, long Number, TimeSpan Wait);
