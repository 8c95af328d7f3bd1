using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Adapters.Api;

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

    /// <summary>A whole number of zero or more that is no sum of money: a million at most.</summary>
    public int Number() => Value.Length <= 7 && Count() is <= MostNumber and var count ? (int)count : throw Refused($"a whole number from 0 to {MostNumber}");

    /// <summary>Keys in base64. What is written is never quoted: it is a secret.</summary>
    public ImmutableArray<byte[]> Keys()
    {
        var keys = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var part in Value.Split(','))
        {
            var key = new byte[part.Length];
            if (!Convert.TryFromBase64String(part.Trim(), key, out var length) || length < CursorKeys.LeastLength)
            {
                throw new SettingException($"{Name} holds what is no key; write at least {CursorKeys.LeastLength} random bytes in base64 (openssl rand -base64 32), or several such keys with commas between them.");
            }

            keys.Add(key[..length]);
        }

        return keys.ToImmutable();
    }

    public bool Flag() => bool.TryParse(Value, out var flag) ? flag : throw Refused("true or false");

    /// <summary>One word, as sign-ins name roles.</summary>
    public string Word() => Value.Length is > 0 and <= 64 && Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? Value : throw Refused("one word of at most 64 letters, digits, '-', '_' and '.'");

    private const int MostNumber = 1_000_000;

    private const string DurationForm = "a duration of at most 366 days as hours:minutes:seconds, such as 00:01:00";

    private SettingException Refused(string form) => new($"{Name} is '{Value}'; write {form}.");
}
