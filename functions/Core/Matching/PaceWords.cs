using RealRecon.Core.Audit;
using RealRecon.Core.Feeds;

namespace RealRecon.Core.Matching;

/// <summary>How long the awaited side took, told to the pace of its rail.</summary>
internal static class PaceWords
{
    // Late ones all count, since they are what a deadline should learn from; of the others a sample is enough, and spares their pace entity.
    private const int OneIn = 16;

    internal static PaceKey KeyOf(Side awaited, in Folded folded)
    {
        var speaker = (awaited == Side.Bank ? folded.Gateway.Speaker : folded.Bank.Speaker ?? folded.Gateway.Speaker)!;
        return new PaceKey(awaited, speaker.Provider, speaker.Rail ?? "");
    }

    /// <summary>The sample of a first match; null when this one is not sampled.</summary>
    internal static OutboxMessage.Signal? Of(TransactionState matched, in Folded folded, MatchRules rules)
    {
        var isLate = folded.Trusted.Reasons[0] == ReasonCode.M06_LATE;
        if (!isLate && AuditShard.Of(matched.Id) % OneIn != 0) return null;
        if (First(folded, FactKind.GatewaySuccess) is not { } captured || First(folded, FactKind.BankBooked) is not { } booked) return null;
        var (awaited, heard) = booked >= captured ? (Side.Bank, booked) : (Side.Gateway, captured);
        var lag = heard - (Deadlines.Start(folded.Facts, folded.Gateway, folded.Bank, rules) ?? heard);
        var key = KeyOf(awaited, folded);
        return new(FeedAddresses.Pace(key), nameof(Pace.Learn), new PaceSample(key, lag > TimeSpan.Zero ? lag : TimeSpan.Zero, heard));
    }

    private static DateTimeOffset? First(in Folded folded, FactKind kind)
    {
        DateTimeOffset? first = null;
        foreach (var e in folded.Facts.Events)
        {
            if (e.Fact == kind && (first is null || e.ReceivedAt < first)) first = e.ReceivedAt;
        }

        return first;
    }
}
