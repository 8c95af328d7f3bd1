using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>What people and playbooks are doing about a transaction, as views show it.</summary>
public sealed record Handling
{
    /// <summary>To whom it is assigned.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when nobody wants to hear of it (UTC).</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>The resolution or unmatch that stands.</summary>
    public StandingAction? Standing { get; init; }

    /// <summary>An action that waits for a second person.</summary>
    public StandingAction? Proposed { get; init; }

    /// <summary>The round of checks that is under way or was the last; 0 before the first.</summary>
    public long Round { get; init; }

    /// <summary>Tries of that round that came back empty.</summary>
    public int Attempts { get; init; }

    /// <summary>A playbook is asking bank or gateway.</summary>
    public bool IsChecking { get; init; }

    /// <summary>The deadline is held because the awaited feed is silent or catching up.</summary>
    public bool IsHeld { get; init; }

    /// <summary>An alert about it stands.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>Notes that people left.</summary>
    public int Notes { get; init; }
}

/// <summary>An operator's action that has effect or waits for approval.</summary>
public sealed record StandingAction(string ActionId, OperatorActionKind Kind, ReasonCode Code, string Actor, DateTimeOffset At);
