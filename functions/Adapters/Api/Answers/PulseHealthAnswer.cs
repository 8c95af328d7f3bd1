using System.Collections.Immutable;
using RealRecon.Adapters.Pulse;
using RealRecon.Adapters.Sweep;
using RealRecon.Core;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>How RealRecon itself is.</summary>
internal sealed record PulseHealthAnswer
{
    public required PulseStatus Status { get; init; }

    /// <summary>As GET /health says.</summary>
    public required IReadOnlyDictionary<string, string> Checks { get; init; }

    public required IReadOnlyList<PulseFeed> Feeds { get; init; }

    /// <summary>Null before the first sweep.</summary>
    public required PulseSweeper? Sweeper { get; init; }

    public required PulseAudit Audit { get; init; }

    public required PulseLetters DeadLetters { get; init; }

    public static PulseHealthAnswer Of(HealthReadings read, PulseState state, DateTimeOffset now, DateTimeOffset watchedSince)
    {
        var checks = read.Checks?.Checks ?? ImmutableSortedDictionary<string, string>.Empty;
        var letters = read.Letters ?? new RecentDeadLetters(0, null, false);
        var health = new PulseHealth
        {
            ChecksAreOk = read.Checks?.Status == "ok",
            AuditIsSound = read.Audit is not { IsSound: false },
            HasOpenFeed = state.Feeds.Any(feed => feed.Current.IsOpen),
            SweptAt = read.Sweep?.LastRunAt,
            WatchedSince = watchedSince,
            SweepInterval = Adapters.Sweep.Sweeper.Interval,
            DeadLetters = letters.LastHour,
        };
        return new PulseHealthAnswer
        {
            Status = health.StatusAt(now),
            Checks = checks,
            Feeds = [.. state.Feeds.Select(PulseFeed.Of)],
            Sweeper = read.Sweep is { } sweep ? new PulseSweeper(sweep.LastRunAt, sweep.LostOn(now)) : null,
            Audit = PulseAudit.Of(read.Audit),
            DeadLetters = new PulseLetters(letters.LastHour, letters.LastAt, letters.IsMore),
        };
    }
}

internal sealed record PulseFeed(string Key, bool IsOpen, DateTimeOffset Since, long Count, string Summary)
{
    public static PulseFeed Of(CaseView feed) => new(feed.Id.Key, feed.Current.IsOpen, feed.Current.Since, feed.Current.Count, FeedWords.Of(feed.Current));
}

internal sealed record PulseSweeper(DateTimeOffset LastRunAt, long LostToday);

/// <param name="CheckedAt">When the ends of all shards were looked at; null when they could not be read yet.</param>
/// <param name="IsSound">Null when they could not be read yet.</param>
/// <param name="Entries">Of the whole log.</param>
/// <param name="Blocks">Of the whole log.</param>
internal sealed record PulseAudit(DateTimeOffset? CheckedAt, bool? IsSound, long Entries, long Blocks)
{
    public static PulseAudit Of(AuditHeadFindings? found) => found is null ? new(null, null, 0, 0) : new(found.CheckedAt, found.IsSound, found.Entries, found.Blocks);
}

internal sealed record PulseLetters(int LastHour, DateTimeOffset? LastAt, bool IsMore);

/// <summary>Orders that were charged twice and are not settled.</summary>
internal sealed record PulseDuplicates(long Open, ImmutableSortedDictionary<string, long> Exposure)
{
    public static PulseDuplicates Of(IReadOnlyList<CaseView> orders)
    {
        var exposure = new CurrencySums();
        foreach (var order in orders)
        {
            foreach (var (currency, minor) in order.Current.Exposure) exposure.Add(new Money(minor, Currency.Of(currency)));
        }

        return new PulseDuplicates(orders.Count, exposure.Shown());
    }
}
