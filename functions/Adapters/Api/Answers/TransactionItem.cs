using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A transaction as lists and live updates show it.</summary>
internal record TransactionItem
{
    protected TransactionItem(TransactionView view)
    {
        var (current, verdict) = (view.Current, view.Current.Verdict);
        Id = view.Id;
        Status = current.Status;
        Reasons = verdict.Reasons;
        State = verdict.State;
        Gateway = verdict.Gateway;
        Bank = verdict.Bank;
        DifferenceMinor = verdict.DifferenceMinor;
        OpenedAt = current.OpenedAt;
        DecidedAt = current.DecidedAt;
        Deadline = verdict.Deadline;
        Version = view.Version;
        Handling = current.Handling;
        ValueAtRisk = ValueAtRisk.Of(current);
        OrderId = current.Belonging?.OrderId;
        ParentId = current.Belonging?.ParentId;
        Rail = current.Belonging?.Rail;
    }

    public static TransactionItem Of(TransactionView view) => new(view);

    [JsonPropertyOrder(1)]
    public TransactionId Id { get; }

    [JsonPropertyOrder(2)]
    public TransactionStatus Status { get; }

    [JsonPropertyOrder(3)]
    public ImmutableArray<ReasonCode> Reasons { get; }

    [JsonPropertyOrder(4)]
    public MatchState State { get; }

    [JsonPropertyOrder(5)]
    public SideView? Gateway { get; }

    [JsonPropertyOrder(6)]
    public SideView? Bank { get; }

    [JsonPropertyOrder(7)]
    public long? DifferenceMinor { get; }

    [JsonPropertyOrder(8)]
    public DateTimeOffset OpenedAt { get; }

    [JsonPropertyOrder(9)]
    public DateTimeOffset DecidedAt { get; }

    [JsonPropertyOrder(10)]
    public DateTimeOffset? Deadline { get; }

    [JsonPropertyOrder(11)]
    public long Version { get; }

    /// <summary>Null as long as nobody does anything about it.</summary>
    [JsonPropertyOrder(12)]
    public Handling? Handling { get; }

    [JsonPropertyOrder(13)]
    public ValueAtRisk? ValueAtRisk { get; }

    [JsonPropertyOrder(14)]
    public string? OrderId { get; }

    /// <summary>The payment of a refund or a dispute.</summary>
    [JsonPropertyOrder(15)]
    public string? ParentId { get; }

    [JsonPropertyOrder(16)]
    public string? Rail { get; }
}
