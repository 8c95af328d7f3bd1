using System.Collections.Immutable;
using RealRecon.Core.Alerts;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Matching;

/// <summary>What a transaction remembers of holds, checks, alerts and people; most transactions match without any of it and have none.</summary>
public sealed record Attention
{
    /// <summary>How many answers are remembered, so that one that is told again stays silent.</summary>
    public const int MaxAnswers = 64;

    /// <summary>How many actions of people are remembered, so that one that is told again stays silent.</summary>
    public const int MaxActions = 64;

    internal static readonly Attention None = new();

    /// <summary>The generation about which a gate is being asked.</summary>
    public long AskedGeneration { get; init; }

    /// <summary>The hold of the current deadline.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The checks that are under way.</summary>
    public Checks? Checks { get; init; }

    /// <summary>The primary reason that the last checks ended without healing, as long as it is the primary reason.</summary>
    public ReasonCode? Checked { get; init; }

    /// <summary>Rounds of checks begun so far.</summary>
    public long Round { get; init; }

    /// <inheritdoc cref="Handling.Attempts"/>
    public int Attempts { get; init; }

    /// <summary>The last answers heard, oldest first.</summary>
    public ImmutableArray<HeardAnswer> Answers { get => field.IsDefault ? [] : field; init; }

    /// <summary>The alert that stands.</summary>
    public AlertRaised? Alert { get; init; }

    /// <summary>Alerts raised so far.</summary>
    public long Alerts { get; init; }

    /// <summary>What a person decided over the facts.</summary>
    public Overlay? Overlay { get; init; }

    /// <inheritdoc cref="Handling.Proposed"/>
    public StandingAction? Proposed { get; init; }

    /// <summary>The ids of the last actions, oldest first.</summary>
    public ImmutableArray<string> Actions { get => field.IsDefault ? [] : field; init; }

    /// <inheritdoc cref="Handling.Owner"/>
    public string? Owner { get; init; }

    /// <inheritdoc cref="Handling.SnoozedUntil"/>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <inheritdoc cref="Handling.Notes"/>
    public int Notes { get; init; }

    internal Attention Remembering(HeardAnswer answer) => this with { Answers = (Answers.Length < MaxAnswers ? Answers : Answers.RemoveAt(0)).Add(answer) };

    internal Attention Remembering(OperatorAction action) => this with { Actions = (Actions.Length < MaxActions ? Actions : Actions.RemoveAt(0)).Add(action.ActionId) };

    /// <summary>What views show of it; null where there is nothing to show.</summary>
    internal Handling? Shown()
    {
        var shown = new Handling
        {
            Owner = Owner,
            SnoozedUntil = SnoozedUntil,
            Standing = Overlay?.Action,
            Proposed = Proposed,
            Round = Round,
            Attempts = Attempts,
            IsChecking = Checks is not null,
            IsHeld = Hold is { Code: ReasonCode.FEED_STALE },
            IsAlerted = Alert is not null,
            Notes = Notes,
        };
        return shown == Nothing ? null : shown;
    }

    private static readonly Handling Nothing = new();
}
