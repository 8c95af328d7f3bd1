using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;

namespace RealRecon.Emulator.Entities;

/// <summary>The gate of a side on the emulator's runtime.</summary>
public static class FeedGateEntity
{
    public static EntityKind Kind(FeedRules rules, MatchRules match) =>
        new EntityKind<FeedGateState>(FeedAddresses.GateName, CoreJson.Default.FeedGateState)
            .On(nameof(FeedGate.MayPass), CoreJson.Default.GateQuestion, (state, question, _, now) => FeedGate.MayPass(state, question, rules, match, now))
            .On(nameof(FeedGate.HearFeed), CoreJson.Default.FeedNews, (state, news, _, now) => FeedGate.HearFeed(state, news, now))
            .On(nameof(FeedGate.HearDemand), CoreJson.Default.FeedNews, (state, news, _, now) => FeedGate.HearDemand(state, news, rules, now))
            .On(nameof(FeedGate.Suspect), CoreJson.Default.FeedSuspicion, (state, suspicion, _, now) => FeedGate.Suspect(state, suspicion, rules, now))
            .On(nameof(FeedGate.HearPace), CoreJson.Default.PaceNews, (state, news, _, _) => FeedGate.HearPace(state, news));
}
