using RealRecon.Core;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;

namespace RealRecon.Emulator.Entities;

/// <summary>The pace entity on the emulator's runtime.</summary>
public static class PaceEntity
{
    public static EntityKind Kind(FeedRules rules, MatchRules match) =>
        new EntityKind<PaceState>(FeedAddresses.PaceName, CoreJson.Default.PaceState)
            .On(nameof(Pace.Learn), CoreJson.Default.PaceSample, (state, sample, _, now) => Pace.Learn(state, sample, rules, match, now));
}
