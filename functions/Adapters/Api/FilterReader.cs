using System.Globalization;
using System.Text.RegularExpressions;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Api;

/// <summary>Reads a filter of transactions strictly, from a query or from the body of a bulk action. What is refused is named, never quoted.</summary>
/// <param name="text">A member by name; null when it is not given.</param>
/// <param name="refused">The refusal that such a source wants.</param>
/// <param name="me">Who asks; refuses when nobody is known to.</param>
/// <param name="now">When it is asked.</param>
internal sealed partial class FilterReader(Func<string, string?> text, Func<string, Refusal> refused, Func<string> me, DateTimeOffset now)
{
    /// <summary>Every member of a filter.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "status", "reason", "provider", "state", "currency", "rail", "open", "amountMin", "amountMax", "differenceMin", "differenceMax", "riskMin", "openedAfter",
        "openedBefore", "decidedAfter", "decidedBefore", "slowerThan", "owner", "snoozed", "checking", "held", "alerted", "noted", "proposed", "orderId", "parentId", "text",
    ];

    private const int MinTextLength = 2;
    private const int MaxTextLength = 64;

    // More than there are reasons to choose from.
    private const int MaxWords = 64;

    // What the longest reference of any provider may have.
    private const int MaxReferenceLength = 255;

    public TransactionFilter Read() => new(Words<TransactionStatus>("status"), Words<ReasonCode>("reason"), Words("provider", ProviderNames.All.Contains, OneOf(ProviderNames.All)))
    {
        State = Words<MatchState>("state"),
        Currency = Words("currency", code => Currency.TryGet(code, out _), "an ISO 4217 currency code in upper case"),
        Rail = Words("rail", word => Rail().IsMatch(word), "a word of lower-case letters, digits, '_', '-' and '.', at most 32"),
        Open = Flag("open"),
        AmountMin = Amount("amountMin"),
        AmountMax = Amount("amountMax"),
        DifferenceMin = Amount("differenceMin"),
        DifferenceMax = Amount("differenceMax"),
        RiskMin = Amount("riskMin"),
        OpenedAfter = Time("openedAfter"),
        OpenedBefore = Time("openedBefore"),
        DecidedAfter = Time("decidedAfter"),
        DecidedBefore = Time("decidedBefore"),
        SlowerThan = Seconds("slowerThan"),
        Owner = Owner(),
        Snoozed = Flag("snoozed") is { } isSo ? new Snoozed(isSo, now) : null,
        Checking = Flag("checking"),
        Held = Flag("held"),
        Alerted = Flag("alerted"),
        Noted = Flag("noted"),
        Proposed = Flag("proposed"),
        OrderId = Checked("orderId", IsReference, "a reference, as events name it"),
        ParentId = Checked("parentId", IsReference, "a reference, as events name it"),
        Text = Checked("text", part => part.Length is >= MinTextLength and <= MaxTextLength, $"{MinTextLength} to {MaxTextLength} characters"),
    };

    /// <exception cref="Refusal">Another word than those of the contract.</exception>
    public TransactionSort Sort() => text("sort") switch
    {
        null or "newest" => TransactionSort.Newest,
        "oldest" => TransactionSort.Oldest,
        _ => throw NotThis("sort", OneOf(["newest", "oldest"])),
    };

    private Words<TWord> Words<TWord>(string name)
        where TWord : struct, Enum
    {
        // Not Enum.TryParse: it takes numbers and lists for words.
        var words = Enum.GetNames<TWord>();
        return [.. Parts(name).Select(part => Array.IndexOf(words, part) is >= 0 and var index ? Enum.GetValues<TWord>()[index] : throw NotThis(name, OneOf(words)))];
    }

    private Words<string> Words(string name, Predicate<string> isOne, string rule) => [.. Parts(name).Select(part => isOne(part) ? part : throw NotThis(name, rule))];

    private string[] Parts(string name) => text(name)?.Split(',') is not { } words ? [] : words.Length <= MaxWords ? words : throw NotThis(name, $"at most {MaxWords} words with commas between them");

    private bool? Flag(string name) => text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw NotThis(name, OneOf(["true", "false"])),
    };

    private MajorAmount? Amount(string name)
    {
        if (text(name) is not { } given) return null;
        return MajorAmount.TryParse(given, out var amount)
            ? amount
            : throw NotThis(name, $"an amount in major units: at most {MajorAmount.MaxDigits} digits, with a point where needed (12.50), without sign or exponent");
    }

    private DateTimeOffset? Time(string name)
    {
        if (text(name) is not { } given) return null;
        return Instant().IsMatch(given) && DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToUniversalTime()
            : throw NotThis(name, "a time in ISO 8601 with Z or an offset (2026-05-01T10:00:00Z; in an address, + is written %2B)");
    }

    private TimeSpan? Seconds(string name)
    {
        if (text(name) is not { } given) return null;
        return Duration().IsMatch(given)
            ? TimeSpan.FromTicks((long)(decimal.Parse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond))
            : throw NotThis(name, "a number of seconds, with three decimals at most");
    }

    private OwnedBy? Owner() => Checked("owner", name => ReferenceText.IsLegal(name, Caller.MaxNameLength), $"me, none, or a name of at most {Caller.MaxNameLength} characters") switch
    {
        null => null,
        "none" => new OwnedBy(null),
        "me" => new OwnedBy(me()),
        var name => new OwnedBy(name),
    };

    private string? Checked(string name, Predicate<string> isLegal, string rule) => text(name) is not { } given ? null : isLegal(given) ? given : throw NotThis(name, rule);

    private Refusal NotThis(string name, string rule) => refused($"'{name}' is {rule}.");

    private static bool IsReference(string given) => ReferenceText.IsLegal(given, MaxReferenceLength);

    private static string OneOf(IEnumerable<string> words) => $"one of: {string.Join(", ", words)}";

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    [GeneratedRegex("^[0-9]{1,9}(\\.[0-9]{1,3})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("^[a-z0-9_.-]{1,32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rail();
}
