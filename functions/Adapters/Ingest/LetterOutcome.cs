using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Ingest;

/// <summary>What came of handling one letter.</summary>
/// <param name="Word">In one word.</param>
/// <param name="Detail">In a sentence; null where the word says all.</param>
internal sealed record LetterOutcome(OutcomeWord Word, string? Detail)
{
    public static LetterOutcome Unavailable(string detail) => new(OutcomeWord.Unavailable, detail);

    /// <summary>What is known before anything is done: there is no such letter, or somebody has settled it.</summary>
    public static LetterOutcome Before(DeadLetter? letter) => letter switch
    {
        null => new LetterOutcome(OutcomeWord.Gone, "There is no such dead letter."),
        { Handling: { IsSettled: true } handling } => new LetterOutcome(OutcomeWord.Handled, TextOf(handling)),
        _ => Unavailable("Nothing was done yet."),
    };

    public static LetterOutcome Of(DeadLetterHandling handling) => new(
        handling.What switch
        {
            HandlingKind.Redriven or HandlingKind.Discarded => OutcomeWord.Accepted,
            HandlingKind.RefusedAgain => OutcomeWord.Refused,
            HandlingKind.Gone => OutcomeWord.Gone,
            _ => throw new UnreachableException($"No outcome for {handling.What}."),
        },
        handling.Detail);

    private static string TextOf(DeadLetterHandling handling) =>
        $"{handling.What} by {handling.By} at {handling.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC: {handling.Reason}";
}

/// <summary>The names are words of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutcomeWord>))]
internal enum OutcomeWord
{
    /// <summary>Done: the event was taken in, or the letter given up.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Read again and refused again.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>The hub no longer has the event, or there is no such letter.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>Something did not answer; nothing was written down.</summary>
    [JsonStringEnumMemberName("unavailable")]
    Unavailable,

    /// <summary>It had been settled before.</summary>
    [JsonStringEnumMemberName("handled")]
    Handled,
}
