using System.Globalization;
using System.Text.RegularExpressions;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Matching;

/// <summary>
/// Plays a case file: a line is <c>time, who, what | outcome</c>. What: GS 2000 USD with options id= (event), fact=, at= (provider's clock), part=1/2,
/// cumulative, debit; "again id=" tells an event again from a new position, "repeat id=" from the same one; "deadline" is the one armed last,
/// "deadline 1" that generation's. A failure shows the table as it really went.
/// </summary>
internal sealed partial class Story
{
    internal static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, PaymentEvent> _told = [];
    private readonly MatchRules _rules;
    private int _sequence;
    private bool _showsMessages;

    private Story(MatchRules rules) => _rules = rules;

    internal TransactionState? State { get; private set; }

    internal AuditEntry? LastEntry { get; private set; }

    internal static Story Tells(string table, MatchRules? rules = null) => Tells(table, new Story(rules ?? new MatchRules()));

    /// <summary>The same with all that commits with the state: an outcome names every entry and every message to others.</summary>
    internal static Story TellsAll(string table, MatchRules rules) => Tells(table, new Story(rules) { _showsMessages = true });

    private static Story Tells(string table, Story story)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 2)).ToArray();
        var width = lines.Max(line => line[0].TrimEnd().Length) + 2;
        var told = lines.Select(line => $"{line[0].TrimEnd().PadRight(width)}| {line[1].Trim()}").ToArray();
        var went = lines.Select(line => $"{line[0].TrimEnd().PadRight(width)}| {story.Play(Words().Split(line[0].Trim()))}").ToArray();
        if (!told.SequenceEqual(went)) Assert.Fail($"It went like this:\n{string.Join('\n', went)}");
        return story;
    }

    private string Play(string[] words)
    {
        var now = Start + Time(words[0]);
        if (_showsMessages) return PlayStep(words, now);
        var decision = words[1] == "deadline"
            ? Transaction.Decide(State, new DeadlineReached(words.Length > 2 ? Number(words[2]) : State!.Generation, now), _rules, now)
            : Transaction.Decide(State, EventOf(words, now), _rules, now);
        State = decision.Next;
        if (decision.Entry is null) return "silent";
        LastEntry = decision.Entry;
        return Outcome(decision.Entry, decision.Arm);
    }

    private PaymentEvent EventOf(string[] words, DateTimeOffset now)
    {
        var options = words.Skip(3).ToArray();
        var id = Option(options, "id") ?? $"e{_told.Count + 1}";
        if (words[2] == "repeat") return _told[id];
        var position = new HubPosition("hub", "0", ++_sequence, $"{_sequence}");
        var what = words[2] == "again" ? _told[id] with { ReceivedAt = now, Position = position } : NewEvent(words, options, id, now, position);
        _told.TryAdd(id, what);
        return what;
    }

    private static PaymentEvent NewEvent(string[] words, string[] options, string id, DateTimeOffset now, HubPosition position)
    {
        var part = Option(options, "part")?.Split('/');
        return Facts.Of(words[2], Number(words[3]), words[4]) with
        {
            EventKey = $"{words[1]}:{id}",
            FactKey = Option(options, "fact") ?? $"{words[1]}:{id}",
            Provider = words[1],
            Source = options.Contains("queried") ? FactSource.Query : FactSource.Hub,
            OrderId = Option(options, "order"),
            ParentId = Option(options, "parent"),
            Rail = Option(options, "rail"),
            OccurredAt = Option(options, "at") is { } at ? Start + Time(at) : now,
            ReceivedAt = now,
            Position = position,
            PayloadSha256 = $"{position.Sequence:x64}",
            Status = options.Contains("refund") ? LifecycleStatus.REFUNDED : Facts.Of(words[2]).Status,
            Direction = options.Contains("debit") || options.Contains("refund") ? Direction.Debit : Direction.Credit,
            Cumulative = options.Contains("cumulative"),
            Part = part is null ? null : (int)Number(part[0]),
            PartCount = part is null ? null : (int)Number(part[1]),
        };
    }

    private static string Outcome(AuditEntry entry, DeadlineReached? arm)
    {
        var verdict = entry.After.Verdict;
        var text = $"{verdict.State} {string.Join('+', verdict.Reasons)}".TrimEnd();
        if (verdict.Deadline is { } due) text += $", {(arm is null ? "still due" : "due")} {Clock(due - Start)}";
        if (verdict.DifferenceMinor is { } difference and not 0) text += $", diff {difference:+0;-0}";
        return $"{text}, {entry.Kind} {entry.Code}".TrimEnd();
    }

    private static string? Option(string[] options, string name) =>
        options.FirstOrDefault(o => o.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary><c>mm:ss</c> or <c>hh:mm:ss</c>, with as many hours as it takes.</summary>
    private static TimeSpan Time(string text)
    {
        var seconds = text.TrimStart('-').Split(':').Aggregate(0L, (sum, part) => (sum * 60) + Number(part));
        return TimeSpan.FromSeconds(text[0] == '-' ? -seconds : seconds);
    }

    private static string Clock(TimeSpan t) => t.TotalHours >= 1 ? $"{(int)t.TotalHours:00}:{t:mm\\:ss}" : $"{t:mm\\:ss}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();
}
