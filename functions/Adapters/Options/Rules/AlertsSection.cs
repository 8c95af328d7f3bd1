using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RealRecon.Adapters.Alerts;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>When people are told (docs/alerts.md). What is not named keeps its default.</summary>
/// <param name="time">The changes of a time zone are read from now on.</param>
internal sealed class AlertsSection(TimeProvider time) : RulesSection("alerts")
{
    private const long MostMajor = 1_000_000_000_000;

    private const int MostHours = 8784;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly string[] Known =
        ["gather", "settle", "escalationInterval", "escalationFactor", "refresh", "resend", "quietHours", "severity", "codes"];

    public override RealReconOptions Apply(RealReconOptions options, RulesNode node)
    {
        var (members, usual) = (node.Members(Known, required: []), options.Alerts);
        return options with
        {
            Alerts = usual with
            {
                Gather = Or("gather", Wait, usual.Gather),
                Settle = Or("settle", Wait, usual.Settle),
                EscalationInterval = Or("escalationInterval", Wait, usual.EscalationInterval),
                EscalationFactor = Or("escalationFactor", given => given.Number(2, 1_000_000), usual.EscalationFactor),
                Refresh = Or("refresh", Wait, usual.Refresh),
                Resend = Or("resend", Wait, usual.Resend),
                Quiet = Or("quietHours", QuietOf, usual.Quiet),
                Severity = new SeverityTable(
                    Or("severity", given => [.. given.Items().Select(RowOf)], usual.Severity.Rows),
                    Or("codes", CodesOf, usual.Severity.AtLeast)),
            },
        };

        T Or<T>(string name, Func<RulesNode, T> read, T otherwise) => members.TryGetValue(name, out var given) ? read(given) : otherwise;
    }

    private static TimeSpan Wait(RulesNode node) =>
        node.Duration(Longest) is var wait && wait > TimeSpan.Zero ? wait : throw node.Refused("is zero; write a longer duration");

    private QuietHours? QuietOf(RulesNode node)
    {
        if (node.Value.ValueKind == JsonValueKind.Null) return null;
        var members = node.Members(["timeZone", "from", "to", "days"], required: ["timeZone", "from", "to"]);
        return new QuietHours
        {
            From = TimeOf(members["from"]),
            To = TimeOf(members["to"]),
            Days = members.TryGetValue("days", out var days) ? [.. days.Items().Select(day => day.Word<DayOfWeek>())] : [.. Enum.GetValues<DayOfWeek>()],
            Offsets = OffsetsOf(members["timeZone"]),
        };
    }

    private ImmutableArray<ZoneOffset> OffsetsOf(RulesNode node) => TimeZoneInfo.TryFindSystemTimeZoneById(node.Text(), out var zone)
        ? ZoneOffsets.Of(zone, time.GetUtcNow())
        : throw node.Refused($"is '{node.Text()}', which is not a time zone that this machine knows; write one such as Europe/Berlin or UTC");

    private static TimeOnly TimeOf(RulesNode node) => TimeOnly.TryParseExact(node.Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw node.Refused($"is '{node.Text()}'; write a time of day such as \"22:00\"");

    private static SeverityRow RowOf(RulesNode node)
    {
        string[] all = ["is", "value", "hours"];
        var members = node.Members(all, required: all);
        return new SeverityRow(members["is"].Word<Severity>(), members["value"].Number(0, MostMajor), TimeSpan.FromHours(members["hours"].Number(0, MostHours)));
    }

    private static ImmutableDictionary<ReasonCode, Severity> CodesOf(RulesNode node) => node.Entries().ToImmutableDictionary(
        entry => RulesNode.ReasonOf(entry.Name) ?? throw entry.Node.Refused("is not a reason; write a reason code such as FEED_STALE"), entry => entry.Node.Word<Severity>());
}
