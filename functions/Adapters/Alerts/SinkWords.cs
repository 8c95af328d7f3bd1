using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Core;
using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>A notification in words for people: plain text without control characters, to be escaped by each format.</summary>
internal sealed record SinkWords(string Title, ImmutableArray<(string Name, string Value)> Facts, ImmutableArray<string> Examples)
{
    public static SinkWords Of(Notification what) => new(Plain($"{StateOf(what)}: {CauseWords.Of(what.Cause)}"), [.. FactsOf(what)], [.. what.Examples.Select(Plain)]);

    /// <summary>All of it, a fact a line.</summary>
    public string Text(string? link) => string.Join('\n',
    [
        Title,
        "",
        .. Facts.Select(fact => $"{fact.Name}: {fact.Value}"),
        .. Examples.IsEmpty ? [] : (string[])[$"Examples: {string.Join(", ", Examples)}"],
        .. link is null ? [] : (string[])["", link],
    ]);

    private static string StateOf(Notification what) => what.Kind switch
    {
        NotificationKind.Opened => what.Severity.ToString().ToUpperInvariant(),
        NotificationKind.Escalated => $"{what.Severity.ToString().ToUpperInvariant()}, worse than before",
        NotificationKind.Reminded => $"{what.Severity.ToString().ToUpperInvariant()}, still open",
        NotificationKind.Acknowledged => "Snoozed",
        _ => "Closed",
    };

    private static IEnumerable<(string, string)> FactsOf(Notification what)
    {
        yield return ("Open alerts", what.Count.ToString(CultureInfo.InvariantCulture));
        yield return ("Value at risk", Amounts(what));
        yield return ("Age", Age(what.At - what.Since));
        yield return ("Incident", what.Incident.ToString(CultureInfo.InvariantCulture));
        if (what.Kind is NotificationKind.Acknowledged && what.Until is { } until) yield return ("Snoozed until", $"{until.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        if (what.Kind is NotificationKind.Acknowledged or NotificationKind.Closed) yield return ("By", what.Person is { } person ? Plain(person) : "itself, nothing is open any more");
    }

    private static string Amounts(Notification what)
    {
        var amounts = what.Exposure.Select(sum => Currency.TryGet(sum.Key, out var currency) ? new Money(sum.Value, currency).ToString() : Plain($"{sum.Value} {sum.Key}"));
        return string.Join(", ", amounts) is { Length: > 0 } text ? text : what.Count == 0 ? "none" : "unknown";
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        _ => $"{(int)age.TotalDays} d {age.Hours} h",
    };

    // References come from outside: none may end a line, a header or a run of text.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
