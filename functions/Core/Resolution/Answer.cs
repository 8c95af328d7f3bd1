using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RealRecon.Core.Resolution;

/// <summary>What came of a question. It may add facts; it never says what the verdict is.</summary>
public sealed record Answer
{
    public required Question Question { get; init; }

    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Which configured source answered: <c>bank</c>, <c>stripe</c>, <c>razorpay</c>; empty when there was none to ask.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Facts in the answer, normalised like hub events, with <see cref="PaymentEvent.Source"/> = Query.</summary>
    public ImmutableArray<PaymentEvent> Events { get => field.IsDefault ? [] : field; init; }

    /// <summary>Movements that might be meant but cannot be told for sure: references for people to look at, at most 10.</summary>
    public ImmutableArray<string> Candidates { get => field.IsDefault ? [] : field; init; }

    /// <summary>SHA-256 of the answer's body, lower-case hex; null without one.</summary>
    public string? Sha256 { get; init; }

    /// <summary>A sentence for people; never a body, an address or a secret.</summary>
    public string? Detail { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<AnswerOutcome>))]
public enum AnswerOutcome
{
    /// <summary>There are facts.</summary>
    Found,

    /// <summary>The source knows nothing of it. Counts as a try.</summary>
    NotFound,

    /// <summary>Several movements could be meant, so none is taken (AMBIGUOUS_KEY). Counts as a try.</summary>
    Ambiguous,

    /// <summary>Down, slow or busy: asked again later, without counting as a try.</summary>
    Unavailable,

    /// <summary>The source refuses (credentials, rights) or answers what cannot be read: asking again changes nothing until somebody mends it.</summary>
    Refused,

    /// <summary>No source is configured for this question.</summary>
    NoSource,
}
