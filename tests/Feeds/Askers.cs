using RealRecon.Core;
using RealRecon.Core.Feeds;

namespace RealRecon.Tests.Feeds;

/// <summary>Stand-ins for transactions whose deadline is due: they ask, wait as told, and ask again until they may pass or have healed.</summary>
internal sealed class Askers
{
    private readonly Dictionary<string, GateQuestion> _asking = [];

    /// <summary>Nothing more to wait for.</summary>
    public HashSet<string> Healed { get; } = [];

    public Dictionary<string, DateTimeOffset> Passed { get; } = [];

    public List<(string Key, DateTimeOffset At, GateAnswer Answer)> Answers { get; } = [];

    public static GateQuestion Question(string key, DateTimeOffset since, DateTimeOffset? due, Money? atRisk, PaceKey? pace) =>
        new(new EntityAddress("Asker", key), 1, pace ?? new PaceKey(Side.Bank, "stripe", "card"), since, 0, atRisk, due);

    public OutboxMessage.Signal Asked(GateQuestion question)
    {
        _asking[question.Asker.Key] = question;
        return new(FeedAddresses.Gate(question.Pace.AwaitedSide), nameof(FeedGate.MayPass), question);
    }

    /// <returns>The next question; null when there is none.</returns>
    public OutboxMessage.Signal? Heard(string key, GateAnswer answer, DateTimeOffset now)
    {
        var question = _asking[key];
        if (answer.Generation != question.Generation || Healed.Contains(key) || Passed.ContainsKey(key)) return null;
        Answers.Add((key, now, answer));
        if (answer.HoldUntil is not { } until)
        {
            Passed.Add(key, now);
            return null;
        }

        var again = question with { Generation = question.Generation + 1, Holds = question.Holds + 1 };
        _asking[key] = again;
        return new(new EntityAddress("Asker", key), "Ask", again, until);
    }
}
