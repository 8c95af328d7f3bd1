using System.Security.Cryptography;
using System.Text;
using RealRecon.Core.Audit;

namespace RealRecon.Core.Views;

/// <summary>By which rules, when and on what a verdict was decided.</summary>
/// <param name="RuleVersion">Version of the rules that decided.</param>
/// <param name="DecidedAt">When status, state or reasons last changed (UTC).</param>
/// <param name="Facts">Facts that count.</param>
/// <param name="InputsSha256">SHA-256 over the facts' payload hashes in ordinal order, each with a line feed behind it; lower-case hex. Equal facts give an equal sum, whatever came first.</param>
/// <param name="IsComplete">False when older entries were left out, and so perhaps facts.</param>
public sealed record DecisionRecord(int RuleVersion, DateTimeOffset DecidedAt, int Facts, string InputsSha256, bool IsComplete)
{
    /// <param name="view">The transaction as it is.</param>
    /// <param name="trail">Its entries, ascending; at least one.</param>
    /// <param name="isComplete">Whether these are all of them.</param>
    public static DecisionRecord Of(TransactionView view, IReadOnlyList<AuditEntry> trail, bool isComplete)
    {
        var facts = FactsIn(trail);
        var decidedAt = view.Current.DecidedAt;
        var deciding = trail.FirstOrDefault(entry => entry.After.DecidedAt == decidedAt) ?? trail[^1];
        return new(deciding.RuleVersion, decidedAt, facts.Count, Sum(facts), isComplete);
    }

    /// <summary>The payload hashes of what was folded in. An outbox that was sent twice tells a version twice; it counts once.</summary>
    private static List<string> FactsIn(IReadOnlyList<AuditEntry> trail)
    {
        var (facts, last) = (new List<string>(), 0L);
        foreach (var entry in trail)
        {
            var isFolded = entry.Kind is AuditKind.Fact or AuditKind.Conflict || entry.Code is ReasonCode.DUP_SEMANTIC;
            if (entry.Version > last && isFolded && entry.Event is { } what) facts.Add(what.PayloadSha256);
            last = Math.Max(last, entry.Version);
        }

        facts.Sort(StringComparer.Ordinal);
        return facts;
    }

    private static string Sum(List<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(hashes.Select(hash => hash + "\n")))));
}
