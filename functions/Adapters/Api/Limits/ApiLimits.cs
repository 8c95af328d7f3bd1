namespace RealRecon.Adapters.Api.Limits;

/// <summary>
/// How much one caller may ask of one instance. Null where nothing is set: then the defaults hold on Azure, and nothing is limited on one's own machine,
/// where one address stands for everybody. 0 is no limit.
/// </summary>
public sealed record ApiLimits
{
    /// <summary>What holds on Azure. Far above a person with many tabs: a dashboard asks for some 90 cheap and 30 costly answers a minute.</summary>
    public static readonly ApiLimits Shared = new() { ReadsPerMinute = 3000, HeavyReadsPerMinute = 600, ActionsPerMinute = 600, LongReadsAtOnce = 8 };

    /// <inheritdoc cref="RequestCost.Read"/>
    public int? ReadsPerMinute { get; init; }

    /// <inheritdoc cref="RequestCost.HeavyRead"/>
    public int? HeavyReadsPerMinute { get; init; }

    /// <inheritdoc cref="RequestCost.Action"/>
    public int? ActionsPerMinute { get; init; }

    /// <summary><see cref="RequestCost.LongRead"/>s under way at a time, of all callers together.</summary>
    public int? LongReadsAtOnce { get; init; }

    /// <summary>These, and where nothing is set, those.</summary>
    internal ApiLimits Or(ApiLimits those) => new()
    {
        ReadsPerMinute = ReadsPerMinute ?? those.ReadsPerMinute,
        HeavyReadsPerMinute = HeavyReadsPerMinute ?? those.HeavyReadsPerMinute,
        ActionsPerMinute = ActionsPerMinute ?? those.ActionsPerMinute,
        LongReadsAtOnce = LongReadsAtOnce ?? those.LongReadsAtOnce,
    };
}
