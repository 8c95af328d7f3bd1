using System.Text.Json.Serialization;

namespace RealRecon.Core.Feeds;

/// <summary>Where the feed entities stand. A feed is one provider's stream on one side.</summary>
public static class FeedAddresses
{
    public const string FeedName = "Feed";

    public const string GateName = "FeedGate";

    public const string PaceName = "Pace";

    /// <summary>A feed's name, <c>bank-ledger</c>: the key of its case and the feed of its alert.</summary>
    public static string NameOf(Side side, string provider) => $"{side.ToString().ToLowerInvariant()}-{provider}";

    public static EntityAddress Feed(Side side, string provider) => new(FeedName, StorageKey.Encode(NameOf(side, provider)));

    /// <summary>The one entity of a side that says whether deadlines which wait for that side may pass.</summary>
    public static EntityAddress Gate(Side side) => new(GateName, side.ToString().ToLowerInvariant());

    /// <summary>The gate of the side that a side's events wait for.</summary>
    public static EntityAddress GateOfOther(Side side) => Gate(side is Side.Bank ? Side.Gateway : Side.Bank);

    public static EntityAddress Pace(PaceKey key) => new(PaceName, StorageKey.Encode(key.Text));
}

/// <summary>Signal <c>Hear</c> to a feed: events came. Sent by the ingest loop at most once a second for each feed, never for each event.</summary>
/// <param name="Side">The hub's side.</param>
/// <param name="Provider">As in <see cref="PaymentEvent.Provider"/>.</param>
/// <param name="Count">Events since the last beat.</param>
/// <param name="LastReceivedAt">When the hub took the newest of them (UTC).</param>
/// <param name="LastOccurredAt">The newest provider's time among them (UTC): far behind the receipt while a backlog drains.</param>
public sealed record FeedBeat(Side Side, string Provider, int Count, DateTimeOffset LastReceivedAt, DateTimeOffset LastOccurredAt);

/// <summary>What deadlines adapt to: who captured, on which rail, and which side is waited for.</summary>
/// <param name="AwaitedSide">The side that is waited for.</param>
/// <param name="Provider">The provider of the side that has spoken.</param>
/// <param name="Rail">As in <see cref="PaymentEvent.Rail"/>; empty when unknown.</param>
public sealed record PaceKey(Side AwaitedSide, string Provider, string Rail)
{
    [JsonIgnore]
    public string Text => $"{AwaitedSide.ToString().ToLowerInvariant()}|{Provider}|{Rail}";
}

/// <summary>Signal <c>Learn</c> to a pace: how long the awaited side took.</summary>
public sealed record PaceSample(PaceKey Key, TimeSpan Lag, DateTimeOffset At);

/// <summary>Signal <c>MayPass</c> to a gate: a deadline is due; may it pass?</summary>
/// <param name="Asker">The transaction's entity; it has the operation <c>HearGate</c>.</param>
/// <param name="Generation">Generation of the deadline.</param>
/// <param name="Pace">What its wait adapts to.</param>
/// <param name="Since">When the wait began (UTC).</param>
/// <param name="Holds">How often this wait was held already: the further holds are longer, and the first counts the asker among those that wait.</param>
/// <param name="AtRisk">What waits; null when it cannot be told.</param>
/// <param name="Due">When the deadline was due before any hold (UTC): what is held, is held from here. Null: from <paramref name="Since"/>.</param>
public sealed record GateQuestion(
    EntityAddress Asker, long Generation, PaceKey Pace, DateTimeOffset Since, int Holds, Money? AtRisk = null, DateTimeOffset? Due = null);

/// <summary>Signal <c>HearGate</c> to a transaction.</summary>
/// <param name="Generation">As asked.</param>
/// <param name="HoldUntil">When to ask again (UTC); null: let it pass.</param>
/// <param name="Code">FEED_STALE when the side's feed is silent or catching up; null when the wait is longer because this rail usually takes longer.</param>
public sealed record GateAnswer(long Generation, DateTimeOffset? HoldUntil, ReasonCode? Code);
