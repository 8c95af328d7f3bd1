using System.Globalization;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit.Replay;

/// <summary>Two entries about one input, field by field. What came in and by which rules it was decided is not compared: the one is given, the other reported.</summary>
internal static class EntryComparison
{
    private static readonly Handling Nothing = new();

    public static IEnumerable<ReplayDifference> Of(long sequence, AuditEntry recorded, AuditEntry? replayed)
    {
        if (replayed is null)
        {
            yield return new(sequence, recorded.Version, "entry", $"{recorded.Kind}", null);
            yield break;
        }

        // Entries from before it was kept say nothing of what the movement belongs to.
        if (recorded.After.Belonging is null) replayed = replayed with { After = replayed.After with { Belonging = null } };
        foreach (var ((field, was), (_, wouldBe)) in Fields(recorded).Zip(Fields(replayed)))
        {
            if (was != wouldBe) yield return new(sequence, recorded.Version, field, was, wouldBe);
        }
    }

    private static IEnumerable<(string Field, string? Value)> Fields(AuditEntry entry)
    {
        var (after, verdict) = (entry.After, entry.After.Verdict);
        yield return ("kind", $"{entry.Kind}");
        yield return ("code", entry.Code?.ToString());
        yield return ("refusal", entry.Refusal?.ToString());
        yield return ("before.status", entry.Before?.Status.ToString());
        yield return ("before.deadline", Text(entry.Before?.Deadline));
        yield return ("status", $"{after.Status}");
        yield return ("state", $"{verdict.State}");
        yield return ("reasons", string.Join(' ', verdict.Reasons));
        yield return ("gateway", Text(verdict.Gateway));
        yield return ("bank", Text(verdict.Bank));
        yield return ("differenceMinor", verdict.DifferenceMinor?.ToString(CultureInfo.InvariantCulture));
        yield return ("compared", string.Join("; ", verdict.Compared.Select(each => $"{each.Field} {each.Outcome}: {each.Gateway} | {each.Bank}")));
        yield return ("deadline", Text(verdict.Deadline));
        yield return ("openedAt", Text(after.OpenedAt));
        yield return ("decidedAt", Text(after.DecidedAt));
        yield return ("generation", after.Generation.ToString(CultureInfo.InvariantCulture));
        yield return ("orderId", after.Belonging?.OrderId);
        yield return ("parentId", after.Belonging?.ParentId);
        yield return ("rail", after.Belonging?.Rail);
        foreach (var field in Fields(after.Handling ?? Nothing)) yield return field;
    }

    private static IEnumerable<(string Field, string? Value)> Fields(Handling handling)
    {
        yield return ("handling.owner", handling.Owner);
        yield return ("handling.snoozedUntil", Text(handling.SnoozedUntil));
        yield return ("handling.standing", Text(handling.Standing));
        yield return ("handling.proposed", Text(handling.Proposed));
        yield return ("handling.round", handling.Round.ToString(CultureInfo.InvariantCulture));
        yield return ("handling.attempts", handling.Attempts.ToString(CultureInfo.InvariantCulture));
        yield return ("handling.isChecking", Text(handling.IsChecking));
        yield return ("handling.isHeld", Text(handling.IsHeld));
        yield return ("handling.isAlerted", Text(handling.IsAlerted));
        yield return ("handling.notes", handling.Notes.ToString(CultureInfo.InvariantCulture));
    }

    private static string Text(bool flag) => flag ? "true" : "false";

    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string? Text(SideView? side) =>
        side is null ? null : string.Create(CultureInfo.InvariantCulture, $"{side.Provider} {side.Status} {side.AmountMinor} {side.Currency} {Text(side.OccurredAt)}");

    private static string? Text(StandingAction? action) =>
        action is null ? null : $"{action.Kind} {action.Code} by {action.Actor} {Text(action.At)} ({action.ActionId})";
}
