using RealRecon.Core;
using RealRecon.Core.Feeds;

namespace RealRecon.Emulator.Entities;

/// <summary>The feed entity on the emulator's runtime.</summary>
public static class FeedEntity
{
    public static EntityKind Kind(FeedRules rules) =>
        new EntityKind<FeedState>(FeedAddresses.FeedName, CoreJson.Default.FeedState)
            .On(nameof(Feed.Hear), CoreJson.Default.FeedBeat, (state, beat, _, now) => Feed.Hear(state, beat, rules, now))
            .On(nameof(Feed.HearDemand), CoreJson.Default.FeedDemand, (state, demand, _, now) => Feed.HearDemand(state, demand, rules, now))
            .On(nameof(Feed.HearHeld), CoreJson.Default.FeedHeld, (state, held, _, now) => Feed.HearHeld(state, held, now))
            .On(nameof(Feed.Wake), CoreJson.Default.CaseTimer, (state, timer, _, now) => Feed.Wake(state, timer, rules, now))
            .On(nameof(Feed.Act), CoreJson.Default.OperatorAction, (state, action, _, now) => Feed.Act(state, action, now));
}
