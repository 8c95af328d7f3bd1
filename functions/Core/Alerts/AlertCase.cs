using System.Collections.Immutable;
using System.Globalization;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>What an alert group says of itself: to the audit log and to sinks.</summary>
internal static class AlertCase
{
    /// <summary>Longer than any delivery goes on trying (<see cref="DeliveryRules.GiveUpAfter"/>).</summary>
    public static readonly TimeSpan DeliveryLost = TimeSpan.FromHours(26);

    // Enough to begin with; the rest is a link away.
    private const int ExamplesInWord = 5;

    public static Notification WordOf(AlertGroupState state, NotificationKind kind, Severity severity, string sink, string? person, DateTimeOffset now) => new()
    {
        Cause = state.Cause,
        Incident = state.Incident!.Number,
        Sink = sink,
        Kind = kind,
        Severity = severity,
        Count = state.Count,
        Exposure = state.Exposure.Shown(),
        Since = state.Incident.Since,
        At = now,
        Examples = [.. state.Examples.Take(ExamplesInWord)],
        Person = person ?? state.Incident.ClosedBy,
        Until = state.Handling.SnoozedUntil,
    };

    public static CaseEntry EntryOf(AlertGroupState state, CaseEvent what, string summary, CaseRuling? ruling, DateTimeOffset now) => new()
    {
        Id = new CaseId(CaseKind.Alert, state.Cause.Text),
        Version = state.Version,
        At = now,
        What = what,
        Summary = summary,
        Action = ruling?.Action,
        Refusal = ruling?.Refusal,
        After = SnapshotOf(state, state.Incident!),
    };

    public static string Standing(AlertGroupState state) => state.Count == 0
        ? "Nothing is open any more; it closes soon."
        : $"{Open(state)}.";

    public static string Announcement(AlertGroupState state, NotificationKind kind) => $"{Begin(kind)}: {Open(state)}.";

    public static string ClosingOf(Incident incident) => incident.HealsByItself ? "Everything healed by itself." : "Nothing is open any more.";

    public static string Said(Notification word) => $"incident {word.Incident} {word.Kind.ToString().ToLowerInvariant()}";

    private static CaseSnapshot SnapshotOf(AlertGroupState state, Incident incident) => new()
    {
        IsOpen = incident.IsOpen,
        Code = state.Cause.Code,
        Severity = state.Recorded.Severity,
        Count = state.Count,
        Exposure = state.Exposure.Shown(),
        Since = incident.Since,
        Details = [.. Details(state, incident)],
        Owner = state.Handling.Owner,
        SnoozedUntil = state.Handling.SnoozedUntil,
        Deadline = state.Recorded.Deadline,
        Generation = state.Generation,
    };

    private static IEnumerable<CaseDetail> Details(AlertGroupState state, Incident incident)
    {
        yield return new("incident", incident.Number.ToString(CultureInfo.InvariantCulture));
        yield return new("gateway", state.Cause.Gateway);
        yield return new("feed", state.Cause.Feed);
        if (incident.AnnouncedAt is { } at) yield return new("announcedAt", TimeText.Iso(at));
        if (incident.LiveSince is null) yield return new("backfill", "true");
        if (!incident.IsOpen) yield return new("closedBy", incident.ClosedBy ?? (incident.HealsByItself ? "itself" : "settled"));
        if (Names(state.Lines.Where(line => line.Told == incident.Number)) is { Length: > 0 } told) yield return new("told", told);
        if (Names(state.Lines.Where(line => line.Failed is not null)) is { Length: > 0 } failed) yield return new("notTold", failed);
        if (!state.Examples.IsEmpty) yield return new("examples", string.Join(", ", state.Examples));
    }

    private static string Names(IEnumerable<SinkLine> lines) => string.Join(", ", lines.Select(line => line.Sink));

    private static string Begin(NotificationKind kind) => kind switch
    {
        NotificationKind.Escalated => "It became worse",
        NotificationKind.Reminded => "Its snooze is over",
        _ => "People are told",
    };

    private static string Open(AlertGroupState state) =>
        $"{(state.Count == 1 ? "1 alert" : $"{state.Count} alerts")} open, {(state.Exposure.IsEmpty ? "unknown" : state.Exposure.ToString())} at risk";
}
