using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Orders;

/// <summary>What an order's entity stores. Nearly every order is one charge and nothing else, so what only a double charge needs is left out until then.</summary>
public sealed record OrderState
{
    public const int CurrentSchema = 1;

    /// <summary>Most movements of one order; further ones are only counted.</summary>
    public const int MaxMovements = 100;

    public int Schema { get; init; } = CurrentSchema;

    public required string OrderId { get; init; }

    /// <summary>The last word on each movement. Their order is that of arrival and means nothing.</summary>
    public ImmutableArray<NotedMovement> Movements { get => field.IsDefault ? [] : field; init; }

    /// <summary>Words on movements beyond <see cref="MaxMovements"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Beyond { get; init; }

    /// <summary>The double charge; null when there never was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderCase? Case { get; init; }

    internal CaseId CaseId => new(CaseKind.Order, OrderId);
}

/// <summary>A movement as an order keeps it: <see cref="OrderMovement"/> without the order.</summary>
public sealed record NotedMovement(
    TransactionId Id, OrderMovementKind Kind, string? ParentId, string Provider, Money Amount, DateTimeOffset OccurredAt, bool Succeeded, long Version)
{
    public static NotedMovement Of(OrderMovement movement) => new(
        movement.Id, movement.Kind, movement.ParentId, movement.Provider, movement.Amount, movement.OccurredAt, movement.Succeeded, movement.Version);
}

/// <summary>A double charge, open or closed. What it is worth is not stored; it follows from the movements.</summary>
public sealed record OrderCase
{
    public bool IsOpen { get; init; }

    /// <summary>When the first charge too many was made (UTC).</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Number of audit entries so far.</summary>
    public long Version { get; init; }

    /// <summary>The last round of checks; 0 before the first.</summary>
    public long Round { get; init; }

    /// <summary>That round is under way, or its facts are on their way.</summary>
    public bool IsChecking { get; init; }

    /// <summary>That round ended with facts, which are on their way through their transactions.</summary>
    public bool IsSettling { get; init; }

    /// <summary>Rounds since the case was last opened.</summary>
    public int Rounds { get; init; }

    /// <summary>What was too much when the last round began, or when a further charge came while it was under way.</summary>
    public MoneySums RoundSurplus { get; init; } = MoneySums.None;

    /// <summary>Questions that were answered and audited, the last ones: <c>round.attempt.reference</c>.</summary>
    public ImmutableArray<string> Answers { get => field.IsDefault ? [] : field; init; }

    /// <summary>When the timer under way is due (UTC); null when there is none.</summary>
    public DateTimeOffset? TimerDue { get; init; }

    public long Generation { get; init; }

    /// <summary>The alert that stands; null when nobody needs to look.</summary>
    public AlertRaised? Alert { get; init; }

    /// <summary>Alerts raised so far.</summary>
    public long Alerts { get; init; }

    /// <summary>Charges that a person settled: they no longer count as too many.</summary>
    public ImmutableArray<string> Settled { get => field.IsDefault ? [] : field; init; }

    public CaseHandling Handling { get; init; } = CaseHandling.None;
}
