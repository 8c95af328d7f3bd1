using System.Collections.Immutable;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Feeds;

/// <summary>The policy of a side's gate: whether deadlines which wait for that side may pass, and whether its silent feeds leave anything unanswered.</summary>
public static class FeedGate
{
    /// <summary>The operation of the asker that the answer is signalled to.</summary>
    public const string Answer = "HearGate";

    /// <summary>Deadlines are not held for less: a timer that came this early came in time.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>A deadline is due; may it pass?</summary>
    public static Step<FeedGateState?> MayPass(FeedGateState? state, GateQuestion question, FeedRules rules, MatchRules match, DateTimeOffset now)
    {
        var gate = state ?? FeedGateState.Empty;
        var bounds = rules.BoundsOf(question.Pace.AwaitedSide, match);
        var end = (question.Due ?? question.Since) + rules.MaxHold;
        if (now + Least >= end) return Tell(state, question, null, null);
        if (gate.Feeds.Any(feed => feed.HoldsDeadlines(now))) return Hold(gate, question, end, now);
        if (IsLate(question, bounds, rules, now)) return Tell(state, question, Earlier(now + GateHold.For(question.Asker.Key, 0), end), ReasonCode.FEED_STALE);
        var usual = gate.Waits.TryGetValue(question.Pace.Text, out var learned) ? question.Since + bounds.Clamp(learned.Wait) : now;
        return usual > now + Least ? Tell(state, question, Earlier(usual, end), null) : Tell(state, question, null, null);
    }

    /// <summary>A feed of this side tells how it stands.</summary>
    public static Step<FeedGateState?> HearFeed(FeedGateState? state, FeedNews news, DateTimeOffset now)
    {
        var gate = state ?? FeedGateState.Empty;
        var at = gate.IndexOf(news.Provider);
        var known = at < 0 ? new GatedFeed { Provider = news.Provider, HeardAt = now } : gate.Feeds[at];
        if (news.Number <= known.Number || (at < 0 && gate.Feeds.Length == FeedGateState.MaxFeeds)) return new(state, []);
        var next = known with { Number = news.Number, Phase = news.Phase, HeldUntil = news.HeldUntil };
        if (news.Count > 0) next = next with { HeardAt = now, Unanswered = 0, UnansweredSince = null, Nudged = 0 };
        if (!next.HoldsDeadlines(now)) next = next with { Waiting = 0, AtRisk = MoneySums.None };
        var isResuming = known.Phase is FeedPhase.Silent && news.Phase is FeedPhase.CatchingUp && known.Waiting > 0;
        return new(
            gate with { Feeds = at < 0 ? gate.Feeds.Add(next) : gate.Feeds.SetItem(at, next) },
            isResuming ? [To(news.Side, news.Provider, nameof(Feed.HearHeld), new FeedHeld(next.Waiting, next.AtRisk))] : []);
    }

    /// <summary>A feed of the other side had events: this side's have as many more to answer.</summary>
    public static Step<FeedGateState?> HearDemand(FeedGateState? state, FeedNews news, FeedRules rules, DateTimeOffset now)
    {
        // Nothing is expected of a side that was never heard.
        if (state is null || state.Feeds.IsEmpty || news.Number <= state.Others.GetValueOrDefault(news.Provider)) return new(state, []);
        if (state.Others.Count == FeedGateState.MaxFeeds && !state.Others.ContainsKey(news.Provider)) return new(state, []);
        var feeds = state.Feeds.ToBuilder();
        var nudges = ImmutableArray.CreateBuilder<OutboxMessage>();
        var awaited = news.Side is Side.Bank ? Side.Gateway : Side.Bank;
        for (var i = 0; i < feeds.Count; i++)
        {
            feeds[i] = Demand.Add(feeds[i], news.Count, rules, now);
            if (!Demand.CallsForNudge(feeds[i], rules, now)) continue;
            feeds[i] = feeds[i] with { Nudged = feeds[i].Unanswered };
            nudges.Add(To(awaited, feeds[i].Provider, nameof(Feed.HearDemand), new FeedDemand(feeds[i].Unanswered)));
        }

        return new(state with { Feeds = feeds.ToImmutable(), Others = state.Others.SetItem(news.Provider, news.Number) }, nudges.ToImmutable());
    }

    /// <summary>A feed of this side has been silent for longer than usual; it is told when that matters.</summary>
    public static Step<FeedGateState?> Suspect(FeedGateState? state, FeedSuspicion suspicion, FeedRules rules, DateTimeOffset now)
    {
        var at = state?.IndexOf(suspicion.Provider) ?? -1;
        if (at < 0 || !Demand.IsUnanswered(state!.Feeds[at], rules, now)) return new(state, []);
        return new(state, [To(suspicion.Side, suspicion.Provider, nameof(Feed.HearDemand), new FeedDemand(state.Feeds[at].Unanswered))]);
    }

    /// <summary>The usual wait of a provider and rail changed.</summary>
    public static Step<FeedGateState?> HearPace(FeedGateState? state, PaceNews news)
    {
        var gate = state ?? FeedGateState.Empty;
        var isKnown = gate.Waits.TryGetValue(news.Key.Text, out var known);
        if (isKnown ? news.Number <= known!.Number : gate.Waits.Count == FeedGateState.MaxWaits) return new(state, []);
        return new(gate with { Waits = gate.Waits.SetItem(news.Key.Text, new LearnedWait(news.Wait, news.Number)) }, []);
    }

    private static Step<FeedGateState?> Hold(FeedGateState gate, GateQuestion question, DateTimeOffset end, DateTimeOffset now)
    {
        // FEED_STALE only where that is so: what people hold was not found to be silent.
        var code = gate.Feeds.Any(feed => feed.Phase.HoldsDeadlines()) ? ReasonCode.FEED_STALE : ReasonCode.M07_MANUAL;
        var answer = To(question, Earlier(now + GateHold.For(question.Asker.Key, question.Holds), end), code);
        if (question.Holds > 0) return new(gate, [answer]);
        var feeds = gate.Feeds.ToBuilder();
        var outbox = ImmutableArray.CreateBuilder<OutboxMessage>();
        outbox.Add(answer);
        for (var i = 0; i < feeds.Count; i++)
        {
            if (!feeds[i].HoldsDeadlines(now)) continue;
            feeds[i] = feeds[i] with { Waiting = feeds[i].Waiting + 1, AtRisk = feeds[i].AtRisk.Plus(question.AtRisk) };
            // At 1, 2, 4, 8 …: thousands that wait are a dozen entries.
            if (!long.IsPow2(feeds[i].Waiting)) continue;
            outbox.Add(To(question.Pace.AwaitedSide, feeds[i].Provider, nameof(Feed.HearHeld), new FeedHeld(feeds[i].Waiting, feeds[i].AtRisk)));
        }

        return new(gate with { Feeds = feeds.ToImmutable() }, outbox.ToImmutable());
    }

    /// <summary>
    /// A first question long after the deadline shows that RealRecon itself was away: what it missed is read at the same moment and may heal this.
    /// </summary>
    private static bool IsLate(GateQuestion question, DeadlineBounds bounds, FeedRules rules, DateTimeOffset now) =>
        question.Holds == 0 && now - (question.Due ?? question.Since + bounds.Max) > rules.MinSilence;

    private static Step<FeedGateState?> Tell(FeedGateState? state, GateQuestion question, DateTimeOffset? until, ReasonCode? code) =>
        new(state, [To(question, until, code)]);

    private static OutboxMessage.Signal To(GateQuestion question, DateTimeOffset? until, ReasonCode? code) =>
        new(question.Asker, Answer, new GateAnswer(question.Generation, until, code));

    private static OutboxMessage.Signal To(Side side, string provider, string operation, object payload) =>
        new(FeedAddresses.Feed(side, provider), operation, payload);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
