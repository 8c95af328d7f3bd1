using System.Collections.Immutable;
using RealRecon.Core.Alerts;
using RealRecon.Core.Operators;
using RealRecon.Core.Resolution;

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

/// <summary>A deadline that was due and is held by its side's gate.</summary>
/// <param name="Due">When the wait would be over (UTC).</param>
/// <param name="Until">When the gate is asked again (UTC).</param>
/// <param name="Count">Holds of this wait so far.</param>
/// <param name="Code">Why.</param>
public sealed record Hold(DateTimeOffset Due, DateTimeOffset Until, int Count, ReasonCode? Code);

/// <summary>A round of checks that is under way.</summary>
public sealed record Checks
{
    /// <inheritdoc cref="ResolutionRequest.Round"/>
    public required long Round { get; init; }

    /// <summary>Why it is asked.</summary>
    public required ReasonCode Code { get; init; }

    /// <summary>The end of the wait that they belong to (UTC); null when the facts had decided without a wait.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>A person asked before the wait was over, so it goes on when the checks ended.</summary>
    public bool IsEarly { get; init; }

    /// <summary>When they count as ended, whatever became of their job (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What they belong to, where it is no wait: they are dropped when it changes.</summary>
    public required MatchState State { get; init; }

    /// <inheritdoc cref="State"/>
    public ReasonCode? Primary { get; init; }
}

/// <summary>One answer's identity. A source that was down is asked again within a try, so the time belongs to it.</summary>
public sealed record HeardAnswer(long Round, int Attempt, QuestionKind Kind, DateTimeOffset AskedAt);

/// <summary>A person's decision and what the facts said when it was taken.</summary>
public sealed record Overlay(StandingAction Action, Baseline Over);

/// <summary>What the facts said at a moment: as long as they say it, a resolution holds.</summary>
/// <param name="ReachedThrough">The latest deadline that had passed (UTC): later ones say nothing about money.</param>
/// <param name="Facts">How many facts there were.</param>
/// <param name="HasConflict">Some event id had two contents already.</param>
/// <param name="State">The finding's state.</param>
/// <param name="Reasons">Its reasons.</param>
/// <param name="DifferenceMinor">As in <see cref="Verdict.DifferenceMinor"/>.</param>
public sealed record Baseline(
    DateTimeOffset? ReachedThrough, int Facts, bool HasConflict, MatchState State, ImmutableArray<ReasonCode> Reasons, long? DifferenceMinor);
