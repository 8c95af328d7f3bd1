using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;
using RealRecon.Core.Views;

namespace RealRecon.Tests.Audit;

/// <summary>Entries about cases; what they say is plausible, not decided by any policy.</summary>
internal static class CaseSamples
{
    public static readonly CaseId Id = new(CaseKind.Alert, "BANK_MISSING|stripe|-");

    /// <summary>A case's first entry: open, with a timer a minute later.</summary>
    public static CaseEntry Opened(CaseId id, DateTimeOffset at) => new()
    {
        Id = id,
        Version = 1,
        At = at,
        What = CaseEvent.Opened,
        Summary = "12 transactions miss their booking.",
        After = new CaseSnapshot
        {
            IsOpen = true,
            Code = ReasonCode.BANK_MISSING,
            Severity = Severity.Error,
            Count = 12,
            Exposure = ImmutableSortedDictionary<string, long>.Empty.Add("EUR", 120_000).Add("INR", 50_000),
            Since = at,
            Details = [new CaseDetail("examples", "tx-1, tx-2")],
            Deadline = at.AddMinutes(1),
            Generation = 1,
        },
    };

    /// <summary>The entry after <paramref name="previous"/>: more of it, and a later timer.</summary>
    public static CaseEntry Grown(CaseEntry previous) => previous with
    {
        Version = previous.Version + 1,
        At = previous.At.AddSeconds(10),
        What = CaseEvent.Changed,
        Summary = "13 transactions miss their booking.",
        After = previous.After with { Count = previous.After.Count + 1, Deadline = previous.After.Deadline?.AddMinutes(1), Generation = previous.After.Generation + 1 },
    };

    /// <summary>The entry after <paramref name="previous"/>: a person closed it.</summary>
    public static CaseEntry Closed(CaseEntry previous) => previous with
    {
        Version = previous.Version + 1,
        At = previous.At.AddSeconds(20),
        What = CaseEvent.Closed,
        Summary = "ana resolved it: seen at the bank.",
        Action = Action(OperatorActionKind.Resolve, previous.Version),
        After = previous.After with { IsOpen = false, Owner = "ana", Deadline = null },
    };

    public static OperatorAction Action(OperatorActionKind kind, long version) => new()
    {
        ActionId = "a-1",
        Kind = kind,
        Actor = "ana",
        Reason = "Seen at the bank.",
        ExpectedVersion = version,
        Code = kind is OperatorActionKind.Resolve ? ReasonCode.M07_MANUAL : null,
        Assignee = kind is OperatorActionKind.Assign ? "ben" : null,
        Until = kind is OperatorActionKind.Snooze ? Samples.Start.AddHours(1) : null,
        At = Samples.Start,
    };

    /// <summary>Ids of cases that belong to a shard.</summary>
    public static IEnumerable<CaseId> IdsIn(int shard) =>
        Enumerable.Range(0, int.MaxValue).Select(i => new CaseId(CaseKind.Order, $"order-{i:D6}")).Where(id => CaseLog.ShardOf(id) == shard);

    public static PendingWrite Block(ShardHead before, params IEnumerable<CaseEntry> entries) =>
        ViewProjection.Project(before, AuditBlock.Seal(before, [.. entries.Select(CaseEntryCodec.Encode)]));
}
