using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>A case as lists and live updates show it.</summary>
internal record CaseItem
{
    protected CaseItem(CaseView view)
    {
        var current = view.Current;
        Kind = view.Id.Kind;
        Key = view.Id.Key;
        Version = view.Version;
        IsOpen = current.IsOpen;
        Code = current.Code;
        Severity = current.Severity;
        Count = current.Count;
        Exposure = current.Exposure;
        Since = current.Since;
        Details = current.Details;
        Owner = current.Owner;
        SnoozedUntil = current.SnoozedUntil;
        Deadline = current.Deadline;
    }

    public static CaseItem Of(CaseView view) => new(view);

    [JsonPropertyOrder(1)]
    public CaseKind Kind { get; }

    [JsonPropertyOrder(2)]
    public string Key { get; }

    [JsonPropertyOrder(3)]
    public long Version { get; }

    [JsonPropertyOrder(4)]
    public bool IsOpen { get; }

    [JsonPropertyOrder(5)]
    public ReasonCode? Code { get; }

    [JsonPropertyOrder(6)]
    public Severity Severity { get; }

    [JsonPropertyOrder(7)]
    public long Count { get; }

    /// <summary>Minor units by currency.</summary>
    [JsonPropertyOrder(8)]
    public ImmutableSortedDictionary<string, long> Exposure { get; }

    [JsonPropertyOrder(9)]
    public DateTimeOffset Since { get; }

    [JsonPropertyOrder(10)]
    public ImmutableArray<CaseDetail> Details { get; }

    [JsonPropertyOrder(11)]
    public string? Owner { get; }

    [JsonPropertyOrder(12)]
    public DateTimeOffset? SnoozedUntil { get; }

    [JsonPropertyOrder(13)]
    public DateTimeOffset? Deadline { get; }
}
