using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Alerts;

/// <summary>The section <c>alerts</c> of rules.json: when people are told (docs/alerts.md). What is not named keeps its default; what is not known is refused.</summary>
public static class AlertsSection
{
    public const string Name = "alerts";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <param name="section">The section's object.</param>
    /// <param name="defaults">What holds where nothing is said.</param>
    /// <param name="now">The time zone's changes are read from here on, for ten years (UTC).</param>
    /// <exception cref="SettingException">Something in it cannot be used.</exception>
    public static AlertRules Read(JsonElement section, AlertRules defaults, DateTimeOffset now) =>
        Members(section, Name).Aggregate(defaults, (rules, member) => (member.Name, At: $"{Name}.{member.Name}") switch
        {
            ("gather", var at) => rules with { Gather = Duration(member.Value, at) },
            ("settle", var at) => rules with { Settle = Duration(member.Value, at) },
            ("escalationInterval", var at) => rules with { EscalationInterval = Duration(member.Value, at) },
            ("escalationFactor", var at) => rules with { EscalationFactor = (int)Number(member.Value, at, 2, 1_000_000) },
            ("refresh", var at) => rules with { Refresh = Duration(member.Value, at) },
            ("resend", var at) => rules with { Resend = Duration(member.Value, at) },
            ("quietHours", var at) => rules with { Quiet = QuietOf(member.Value, at, now) },
            ("severity", var at) => rules with { Severity = rules.Severity with { Rows = [.. Items(member.Value, at).Select(row => RowOf(row, at))] } },
            ("codes", var at) => rules with { Severity = rules.Severity with { AtLeast = CodesOf(member.Value, at) } },
            var (_, at) => throw Refused(at, "is not known; there are gather, settle, escalationInterval, escalationFactor, refresh, resend, quietHours, severity, codes"),
        });

    private static QuietHours? QuietOf(JsonElement value, string at, DateTimeOffset now)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        var (zone, from, to, days) = (ImmutableArray<ZoneOffset>.Empty, default(TimeOnly?), default(TimeOnly?), Enum.GetValues<DayOfWeek>().ToImmutableHashSet());
        foreach (var member in Members(value, at))
        {
            var place = $"{at}.{member.Name}";
            switch (member.Name)
            {
                case "timeZone": zone = ZoneOffsets.Of(Text(member.Value, place), place, now); break;
                case "from": from = Time(member.Value, place); break;
                case "to": to = Time(member.Value, place); break;
                case "days": days = [.. Items(member.Value, place).Select(day => Word<DayOfWeek>(day, place))]; break;
                default: throw Refused(place, "is not known; there are timeZone, from, to, days");
            }
        }

        return from is null || to is null || zone.IsEmpty
            ? throw Refused(at, "needs timeZone, from and to")
            : new QuietHours { From = from.Value, To = to.Value, Days = days, Offsets = zone };
    }

    private static SeverityRow RowOf(JsonElement value, string at)
    {
        var members = Members(value, at).ToDictionary(member => member.Name, member => member.Value);
        if (members.Count != 3 || !members.TryGetValue("is", out var severity) || !members.TryGetValue("value", out var major) || !members.TryGetValue("hours", out var hours))
        {
            throw Refused(at, "has rows with exactly is, value and hours, such as { \"is\": \"error\", \"value\": 10000, \"hours\": 72 }");
        }

        return new SeverityRow(Word<Severity>(severity, at), Number(major, at, 0, 1_000_000_000_000), TimeSpan.FromHours(Number(hours, at, 0, 8784)));
    }

    private static ImmutableDictionary<ReasonCode, Severity> CodesOf(JsonElement value, string at) =>
        Members(value, at).ToImmutableDictionary(member => Code(member.Name, at), member => Word<Severity>(member.Value, $"{at}.{member.Name}"));

    // By name only: Enum.TryParse would take numbers, too.
    private static ReasonCode Code(string name, string at) =>
        Enum.IsDefined(typeof(ReasonCode), name) ? Enum.Parse<ReasonCode>(name) : throw Refused($"{at}.{name}", "is not a reason code");

    private static T Word<T>(JsonElement value, string at)
        where T : struct, Enum
    {
        var word = Text(value, at);
        var names = Enum.GetNames<T>();
        return Array.Find(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw Refused(at, $"holds '{word}'; write one of {string.Join(", ", names).ToLowerInvariant()}");
    }

    private static TimeSpan Duration(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Contains(':', StringComparison.Ordinal)
        && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero && duration <= Longest
            ? duration
            : throw Refused(at, "must be a duration above zero and of at most 366 days as \"hours:minutes:seconds\"");

    private static TimeOnly Time(JsonElement value, string at) =>
        TimeOnly.TryParseExact(Text(value, at), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Refused(at, "must be a time of day such as \"22:00\"");

    private static long Number(JsonElement value, string at, long least, long most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw Refused(at, $"must be a whole number from {least} to {most}");

    private static string Text(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refused(at, "must be text in quotation marks");

    private static List<JsonElement> Items(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Refused(at, "must be a list");

    private static List<JsonProperty> Members(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Refused(at, "must be an object");
        List<JsonProperty> members = [.. value.EnumerateObject()];
        var twice = members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? members : throw Refused($"{at}.{twice.Key}", "is there twice; write it once");
    }

    private static SettingException Refused(string at, string sentence) => new($"The rules' {at} {sentence}.");
}
