using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using RealRecon.Core.Alerts;
using RealRecon.Core.Feeds;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;

namespace RealRecon.Core.Cases;

/// <summary>What people look after beside single transactions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseKind>))]
public enum CaseKind
{
    /// <summary>An alert group's incident.</summary>
    Alert,

    /// <summary>A feed's health.</summary>
    Feed,

    /// <summary>An order that was charged twice.</summary>
    Order,

    /// <summary>A learned deadline.</summary>
    Pace,
}

/// <summary>Names a case: what it is and whose.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The cause's text, the feed's name, the order id, the pace's text: at most 255 characters.</param>
public sealed record CaseId(CaseKind Kind, string Key)
{
    public const int MaxKeyLength = 255;

    /// <summary>The entity that keeps it; it has the operations <c>Wake</c> and, where people may act on it, <c>Act</c>.</summary>
    [JsonIgnore]
    public EntityAddress Address => new(Kind switch
    {
        CaseKind.Alert => AlertCause.EntityName,
        CaseKind.Feed => FeedAddresses.FeedName,
        CaseKind.Order => OrderMovement.EntityName,
        CaseKind.Pace => FeedAddresses.PaceName,
        _ => throw new UnreachableException($"No entity for {Kind}."),
    }, StorageKey.Encode(Key));
}

/// <summary>An audit entry about a case: what happened, and what the case is since then.</summary>
public sealed record CaseEntry
{
    public required CaseId Id { get; init; }

    /// <summary>1, 2, 3 … without gaps within a case.</summary>
    public required long Version { get; init; }

    /// <summary>When RealRecon decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    public required CaseEvent What { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Summary { get; init; }

    /// <summary>The operator's action that caused it, taken or refused; null for everything else.</summary>
    public OperatorAction? Action { get; init; }

    /// <summary>Why <see cref="Action"/> was refused; null when it was not.</summary>
    public ActionRefusal? Refusal { get; init; }

    public required CaseSnapshot After { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<CaseEvent>))]
public enum CaseEvent
{
    Opened,
    Changed,
    Closed,

    /// <summary>A sink was told.</summary>
    Notified,

    /// <summary>A sink could not be told, and it is no longer tried.</summary>
    NotificationFailed,

    /// <summary>A person did something.</summary>
    Acted,

    /// <summary>A person's action was refused.</summary>
    ActionRefused,

    /// <summary>Bank or gateway was asked for it.</summary>
    Answered,
}

/// <summary>Everything that a view shows of a case, at one version.</summary>
public sealed record CaseSnapshot
{
    /// <summary>Open cases need somebody or something; closed ones are history.</summary>
    public required bool IsOpen { get; init; }

    public required ReasonCode? Code { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>How many things it is about: transactions of an alert, charges of an order, deadlines that a feed holds, samples of a learned one.</summary>
    public required long Count { get; init; }

    /// <summary>Value at risk in minor units by currency, sorted by currency.</summary>
    public required ImmutableSortedDictionary<string, long> Exposure { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Facts for people by name, in the order in which they are shown: <c>provider</c>, <c>lastEventAt</c>, <c>usualGap</c>, <c>examples</c> …</summary>
    public ImmutableArray<CaseDetail> Details { get => field.IsDefault ? [] : field; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>When its timer is due (UTC), so that the sweeper finds one that was lost; null when nothing is awaited.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Generation of that timer.</summary>
    public long Generation { get; init; }
}

public sealed record CaseDetail(string Name, string Value);

/// <summary>How much a case matters; the words are those of PagerDuty.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    Info,
    Warning,
    Error,
    Critical,
}
