using RealRecon.Core;

namespace RealRecon.Adapters.Options;

/// <summary>What settings about feeds and deadlines mean only together.</summary>
internal static class FeedSettings
{
    /// <exception cref="SettingException">Two of them contradict each other.</exception>
    public static RealReconOptions Consistent(RealReconOptions options)
    {
        if (options.Feeds.MinSilence > options.Feeds.MaxSilence)
        {
            throw new SettingException($"RealRecon__FeedMinSilence ({options.Feeds.MinSilence}) is longer than RealRecon__FeedMaxSilence ({options.Feeds.MaxSilence}); write a shorter one.");
        }

        if (options.Feeds.Unanswered < 1) throw new SettingException("RealRecon__FeedUnanswered is '0'; write 1 or more, or every quiet night were an outage.");
        Check(options, Side.Bank, "BankDeadline");
        Check(options, Side.Gateway, "GatewayDeadline");
        return options;
    }

    private static void Check(RealReconOptions options, Side side, string name)
    {
        var bounds = options.Feeds.BoundsOf(side, options.Match);
        if (bounds.Max < bounds.Base)
        {
            throw new SettingException($"RealRecon__{name}Max ({bounds.Max}) is shorter than RealRecon__{name} ({bounds.Base}); write the same or a longer one.");
        }
    }
}
