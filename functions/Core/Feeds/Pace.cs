using RealRecon.Core.Cases;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Feeds;

/// <summary>The policy of a pace: how long the awaited side usually takes for one provider and rail, and the wait that follows (docs/feeds.md).</summary>
public static class Pace
{
    /// <summary>Fewer samples say nothing about the slowest of a hundred.</summary>
    public const int LeastSamples = 100;

    private const double SlowestShare = 0.99;

    private const double Margin = 1.5;

    /// <summary>A change by less is not worth an entry.</summary>
    private const double Worthwhile = 0.1;

    /// <summary>
    /// One sample a second counts: a backlog that drains brings thousands of late ones in a moment, and they are one outage, not the usual pace.
    /// </summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LeastBetweenChanges = TimeSpan.FromMinutes(1);

    public static Step<PaceState?> Learn(PaceState? state, PaceSample sample, FeedRules rules, MatchRules match, DateTimeOffset now)
    {
        var known = state ?? new PaceState { Key = sample.Key };
        // A last sample in the future is a clock that was set back since.
        if (now - known.SampledAt < Apart && known.SampledAt <= now) return new(state, []);
        var bounds = rules.BoundsOf(sample.Key.AwaitedSide, match);
        var next = known with { Lag = known.Lag.Learn(sample.Lag, SlowestShare, bounds.Max), SampledAt = now };
        var wait = bounds.Clamp(next.Lag.Value * Margin);
        var current = bounds.Clamp(known.Wait ?? bounds.Base);
        if (next.Lag.Samples < LeastSamples || !IsWorthwhile(current, wait, bounds) || now - known.ChangedAt < LeastBetweenChanges) return new(next, []);
        return Changed(next with { Wait = wait, ChangedAt = now, Version = known.Version + 1 }, current, bounds, now);
    }

    private static bool IsWorthwhile(TimeSpan current, TimeSpan wait, DeadlineBounds bounds) =>
        wait != current && ((wait - current).Duration() > current * Worthwhile || wait == bounds.Base);

    private static Step<PaceState?> Changed(PaceState state, TimeSpan former, DeadlineBounds bounds, DateTimeOffset now)
    {
        var wait = state.Wait!.Value;
        var key = state.Key;
        var who = key.Rail.Length == 0 ? key.Provider : $"{key.Provider}|{key.Rail}";
        var entry = new CaseEntry
        {
            Id = new CaseId(CaseKind.Pace, key.Text),
            Version = state.Version,
            At = now,
            What = CaseEvent.Changed,
            Summary = $"The {key.AwaitedSide.ToString().ToLowerInvariant()} deadline for {who} went from {DurationText.Of(former)} to {DurationText.Of(wait)}, learned from {state.Lag.Samples} samples.",
            After = new CaseSnapshot
            {
                IsOpen = false,
                Code = null,
                Severity = Severity.Info,
                Count = state.Lag.Samples,
                Exposure = MoneySums.None.Shown(),
                Since = now,
                Details =
                [
                    new("awaited", key.AwaitedSide.ToString().ToLowerInvariant()),
                    new("provider", key.Provider),
                    new("rail", key.Rail),
                    new("deadline", DurationText.Of(wait)),
                    new("configured", DurationText.Of(bounds.Base)),
                    new("longest", DurationText.Of(bounds.Max)),
                    new("slowestOfHundred", DurationText.Of(state.Lag.Value)),
                ],
            },
        };
        var news = new OutboxMessage.Signal(FeedAddresses.Gate(key.AwaitedSide), nameof(FeedGate.HearPace), new PaceNews(key, state.Version, wait));
        return new(state, [news, CaseLog.Append(entry)]);
    }
}
