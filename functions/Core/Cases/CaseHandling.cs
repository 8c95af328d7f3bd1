using System.Collections.Immutable;

namespace RealRecon.Core.Cases;

/// <summary>What people did with a case, as its entity stores it.</summary>
public sealed record CaseHandling
{
    /// <summary>Actions that are remembered, so that one that is sent again changes nothing. A repetition comes within seconds, not after 32 others.</summary>
    public const int MaxHeard = 32;

    public static readonly CaseHandling None = new();

    public string? Owner { get; init; }

    /// <summary>UTC; null when nobody snoozed it.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Ids of the last actions, taken or refused, oldest first.</summary>
    public ImmutableArray<string> Heard { get => field.IsDefault ? [] : field; init; }

    /// <summary>A snooze ends with what was snoozed.</summary>
    internal CaseHandling Awake() => this with { SnoozedUntil = null };

    internal CaseHandling Hearing(string actionId) =>
        this with { Heard = (Heard.Length < MaxHeard ? Heard : Heard.RemoveAt(0)).Add(actionId) };
}
