using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RealRecon.Core.Matching;

/// <summary>What people see of a transaction.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransactionStatus>))]
public enum TransactionStatus
{
    PENDING,
    MATCHED,
    MISMATCH,
    ALERT,
    REVERSED,
    NO_MONEY,
    RESOLVED,
}

/// <summary>The finer state behind the status: the cells of the verdict matrix (docs/matching.md).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MatchState>))]
public enum MatchState
{
    NEW,
    GW_PENDING,
    WAIT_BANK,
    WAIT_GW,
    PARTIAL,
    MATCHED,
    MISMATCH,
    ALERT_BANK,
    ALERT_GW,
    NO_MONEY,
    REVERSED,
    RESOLVED,
}

/// <summary>Status, state and reasons: a function of the set of facts.</summary>
public sealed record Verdict
{
    public required MatchState State { get; init; }

    /// <summary>The primary reason first. Order is fixed by the matrix, not by arrival.</summary>
    public required ImmutableArray<ReasonCode> Reasons { get; init; }

    public required SideView? Gateway { get; init; }

    public required SideView? Bank { get; init; }

    /// <summary>
    /// Money at the bank (bookings minus returns) minus money that the gateway says has moved (none, if it failed or was reversed), in minor units.
    /// Null when a side is missing, still pending, in another currency or going the other way.
    /// </summary>
    public required long? DifferenceMinor { get; init; }

    /// <summary>What was compared, field by field; empty while a side is missing.</summary>
    public required ImmutableArray<FieldComparison> Compared { get; init; }

    /// <summary>
    /// When the awaited side becomes overdue (UTC); in entries and views, while that is held, when the gate is asked again, and while checks are under
    /// way, when they count as ended at the latest. Null when nothing is awaited.
    /// </summary>
    public required DateTimeOffset? Deadline { get; init; }
}

/// <summary>One side of a transaction, summed up.</summary>
public sealed record SideView(string Provider, long AmountMinor, string Currency, LifecycleStatus Status, DateTimeOffset OccurredAt);

/// <summary>One compared dimension: <c>currency</c>, <c>direction</c>, <c>status</c>, <c>amount</c>, <c>reference</c>. A dimension that was not evaluated says why in <paramref name="Outcome"/>.</summary>
public sealed record FieldComparison(string Field, string Gateway, string Bank, ComparisonOutcome Outcome);

[JsonConverter(typeof(JsonStringEnumConverter<ComparisonOutcome>))]
public enum ComparisonOutcome
{
    Equal,
    WithinTolerance,
    Different,
    NotEvaluated,
}
