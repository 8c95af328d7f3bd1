using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Storage;

/// <summary>Events that could not be used: why, where they stood and what they hash to. Never what they said.</summary>
public interface IDeadLetterStore
{
    /// <summary>Creates what is missing.</summary>
    Task InitialiseAsync(CancellationToken cancellation);

    /// <summary>Stores all or throws. A letter that is there already (same position and index) stays as it is.</summary>
    Task AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation);

    /// <summary>Newest first by enqueued time; <paramref name="after"/> is the <see cref="DeadLetterPage.Next"/> of the page before.</summary>
    Task<DeadLetterPage> ListAsync(string? after, int limit, CancellationToken cancellation) => ListAsync(DeadLetterFilter.All, after, limit, cancellation);

    /// <summary>The same for those that the filter takes. It looks at a bounded number of letters, so a page may hold fewer than asked for, even none, though there is a next.</summary>
    Task<DeadLetterPage> ListAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation);

    /// <summary>Every letter of the event that this one belongs to, by index; empty when there is none.</summary>
    /// <param name="key">From <see cref="DeadLetter.Key"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FormatException">Not a key of a letter.</exception>
    Task<IReadOnlyList<DeadLetter>> FindEventAsync(string key, CancellationToken cancellation);

    /// <summary>Writes down what was done about a letter.</summary>
    /// <returns>False when there is no such letter, or when it has been settled before: then that stands.</returns>
    Task<bool> HandleAsync(string key, DeadLetterHandling handling, CancellationToken cancellation);
}

/// <param name="Position">Where the event stands in its hub.</param>
/// <param name="Index">Which rejection of that event, from 0: a camt body may have several.</param>
/// <param name="Reason">From the closed set.</param>
/// <param name="Detail">A sentence that names field and rule.</param>
/// <param name="EnqueuedAt">When the hub took it.</param>
/// <param name="RejectedAt">When it was refused.</param>
/// <param name="BodyBytes">Length of the body.</param>
/// <param name="BodySha256">Lower-case hex.</param>
public sealed record DeadLetter(
    HubPosition Position,
    int Index,
    RejectionReason Reason,
    string Detail,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset RejectedAt,
    int BodyBytes,
    string BodySha256)
{
    /// <summary>What was done about it; null as long as nobody did anything.</summary>
    [JsonIgnore]
    public DeadLetterHandling? Handling { get; init; }

    /// <summary>Names it for good. Opaque.</summary>
    [JsonIgnore]
    public string Key => DeadLetterKey.ToCursor(DeadLetterKey.Of(this));
}

/// <summary>What somebody did about a letter.</summary>
/// <param name="What">What came of it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Detail">What else there is to say; null for nothing.</param>
public sealed record DeadLetterHandling(HandlingKind What, DateTimeOffset At, string By, string Reason, string? Detail)
{
    /// <summary>There is nothing left to do; another attempt finds this.</summary>
    [JsonIgnore]
    public bool IsSettled => What is HandlingKind.Redriven or HandlingKind.Discarded;

    /// <summary>Nobody needs to look at it any more.</summary>
    [JsonIgnore]
    public bool IsHandled => IsSettled || What is HandlingKind.Gone;
}

/// <summary>What came of handling a letter. The names are words of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingKind>))]
public enum HandlingKind
{
    /// <summary>Read again and taken in.</summary>
    [JsonStringEnumMemberName("redriven")]
    Redriven,

    /// <summary>Read again and refused again; another rule or another RealRecon may take it some day.</summary>
    [JsonStringEnumMemberName("refusedAgain")]
    RefusedAgain,

    /// <summary>Somebody decided that it does not matter.</summary>
    [JsonStringEnumMemberName("discarded")]
    Discarded,

    /// <summary>The hub no longer has the event.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,
}

/// <summary>Which letters to list; null takes all.</summary>
/// <param name="Hub">Of this hub.</param>
/// <param name="Reason">Refused for this reason.</param>
/// <param name="IsHandled">Whether somebody still needs to look at them (<see cref="DeadLetterHandling.IsHandled"/>).</param>
public sealed record DeadLetterFilter(string? Hub = null, RejectionReason? Reason = null, bool? IsHandled = null)
{
    public static readonly DeadLetterFilter All = new();

    /// <summary>Most letters that one page looks at.</summary>
    public const int MaxLooked = 5000;

    public bool Takes(DeadLetter letter) =>
        (Hub is null || letter.Position.Hub == Hub)
        && (Reason is null || letter.Reason == Reason)
        && (IsHandled is null || (letter.Handling?.IsHandled ?? false) == IsHandled);
}

/// <summary>Next is opaque; null on the last page.</summary>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? Next);
