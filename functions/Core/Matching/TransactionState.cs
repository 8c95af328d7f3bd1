using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RealRecon.Core.Matching;

/// <summary>
/// What a transaction entity stores: the facts and what was last decided on them. The verdict in full is not stored; it follows from the facts.
/// </summary>
public sealed record TransactionState
{
    /// <summary>Written into every stored state; raised when an older reader could misunderstand a newer state.</summary>
    public const int CurrentSchema = 2;

    /// <summary>Most facts of one transaction. What comes beyond is audited and counted, but no longer folded in.</summary>
    public const int MaxFacts = 200;

    /// <summary>How many deliveries without a fact of their own are remembered, so that the hub's redelivery of them stays silent.</summary>
    public const int MaxHeard = 32;

    /// <exception cref="JsonException">A newer version of RealRecon wrote it: reading on would lose what this one does not know of.</exception>
    public int Schema
    {
        get;
        init => field = value <= CurrentSchema ? value : throw new JsonException($"The state has schema {value}; this version reads up to {CurrentSchema}.");
    }

    public required TransactionId Id { get; init; }

    /// <summary>Each distinct thing that was said, once. Their order is that of arrival and means nothing.</summary>
    public ImmutableArray<PaymentEvent> Facts { get => field.IsDefault ? [] : field; init; }

    /// <summary>The latest deadline that passed (UTC): with the facts, all that a verdict depends on.</summary>
    public DateTimeOffset? ReachedThrough { get; init; }

    /// <summary>Number of audit entries so far.</summary>
    public required long Version { get; init; }

    /// <summary>The lowest version that showed people what the current one shows; null when that is the current one itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SeenFrom { get; init; }

    /// <summary>When the first event was handled (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When status, state or reasons last changed (UTC).</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    public required MatchState State { get; init; }

    public ImmutableArray<ReasonCode> Reasons { get => field.IsDefault ? [] : field; init; }

    /// <summary>The deadline that is armed (UTC); null when nothing is awaited.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Number of deadlines armed so far; the last one is <see cref="Deadline"/>'s.</summary>
    public long Generation { get; init; }

    /// <summary>The highest generation whose deadline was handled or audited as stale: it and those below are not audited again.</summary>
    public long HeardGeneration { get; init; }

    /// <summary>How often something was said again (layers L0 to L2) or came beyond <see cref="MaxFacts"/>.</summary>
    public long DuplicateCount { get; init; }

    /// <summary>The last deliveries that were audited without leaving a fact, oldest first.</summary>
    public ImmutableArray<HeardDelivery> Heard { get => field.IsDefault ? [] : field; init; }

    /// <summary>Holds, checks, alerts and people; null as long as there was none of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Attention? Attention { get; init; }

    /// <summary>What its order was last told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderWord? Order { get; init; }

    /// <summary>It matched before: how long that took was told or passed over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasMatched { get; init; }

    /// <summary>W3C trace context of the first step that was traced, so that later traces can be linked to it. Kept by the hosts; no policy reads it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceParent { get; init; }

    internal static TransactionState Opening(TransactionId id, DateTimeOffset now) => new()
    {
        Schema = CurrentSchema,
        Id = id,
        Version = 0,
        OpenedAt = now,
        DecidedAt = now,
        State = MatchState.NEW,
    };

    internal TransactionState Remembering(PaymentEvent delivery)
    {
        var kept = Heard.Length < MaxHeard ? Heard : Heard.RemoveAt(0);
        return this with { Heard = kept.Add(new HeardDelivery(delivery.EventKey, delivery.Position)), DuplicateCount = DuplicateCount + 1 };
    }
}

/// <summary>One delivery: a body may hold several movements, so a position alone does not name it.</summary>
public sealed record HeardDelivery(string EventKey, HubPosition Position);
