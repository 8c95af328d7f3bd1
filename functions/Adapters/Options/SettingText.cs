using System.Globalization;

namespace RealRecon.Adapters.Options;

/// <summary>A setting's value as written, read strictly: what could be meant in two ways is refused.</summary>
internal readonly record struct SettingText(string Name, string Value)
{
    // Deadlines are added to times of events; a year is more than any bank takes and far from what a date can hold.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>A duration above zero.</summary>
    public TimeSpan Positive() => Duration() is var duration && duration > TimeSpan.Zero ? duration : throw Refused(DurationForm);

    /// <summary>A duration of zero or more. A bare number is refused: TimeSpan would take it for days.</summary>
    public TimeSpan Duration() =>
        Value.Contains(':', StringComparison.Ordinal)
        && TimeSpan.TryParseExact(Value, "c", CultureInfo.InvariantCulture, out var duration)
        && duration >= TimeSpan.Zero && duration <= Longest
            ? duration
            : throw Refused(DurationForm);

    /// <summary>A whole number of zero or more.</summary>
    public long Count() =>
        long.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Refused("a whole number such as 0");

    public bool Flag() => bool.TryParse(Value, out var flag) ? flag : throw Refused("true or false");

    /// <summary>One word, as sign-ins name roles.</summary>
    public string Word() => Value.Length is > 0 and <= 64 && Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? Value : throw Refused("one word of at most 64 letters, digits, '-', '_' and '.'");

    private const string DurationForm = "a duration of at most 366 days as hours:minutes:seconds, such as 00:01:00";

    private SettingException Refused(string form) => new($"{Name} is '{Value}'; write {form}.");
}
