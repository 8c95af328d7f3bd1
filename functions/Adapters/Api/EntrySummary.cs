using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api;

/// <summary>An audit entry as one sentence for people.</summary>
internal static class EntrySummary
{
    public static string Of(AuditEntry entry) => entry.Kind switch
    {
        AuditKind.Duplicate => $"{Said(entry)} again; nothing changed.",
        AuditKind.Conflict => $"{Said(entry)} under an event id that was used for other content.",
        AuditKind.StaleDeadline => "A deadline passed that no longer mattered.",
        AuditKind.Deadline => $"The deadline passed: {Became(entry)}",
        _ => $"{Said(entry)}: {Became(entry)}",
    };

    private static string Said(AuditEntry entry) => entry.Event is { } said ? $"{said.Provider} reported {said.Status} {said.Amount}" : "An event arrived";

    private static string Became(AuditEntry entry)
    {
        var reason = entry.Code is ReasonCode code ? $" ({code})" : "";
        TransactionStatus? before = entry.Before?.Status;
        return before == entry.After.Status ? $"still {entry.After.Status}{reason}." : $"{entry.After.Status}{reason}.";
    }
}
