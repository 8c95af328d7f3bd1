using System.Text.Json.Serialization;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Feeds;

/// <summary>What a feed's entity stores. All times are UTC.</summary>
public sealed record FeedState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required Side Side { get; init; }

    public required string Provider { get; init; }

    public FeedPhase Phase { get; init; }

    /// <summary>Since when it has been in that phase.</summary>
    public required DateTimeOffset PhaseSince { get; init; }

    /// <summary>When learning began: at the first beat, or anew after a person gave the feed up.</summary>
    public required DateTimeOffset LearningSince { get; init; }

    /// <summary>When RealRecon last heard of it.</summary>
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>When the hub took its newest event; never later than <see cref="HeardAt"/>.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The provider's time of its newest event.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public long Events { get; init; }

    /// <summary>The gap between two beats that only two of a hundred exceed.</summary>
    public Quantile Gap { get; init; } = Quantile.Nothing;

    /// <summary>How late the provider usually tells: receipt minus occurrence, exceeded by two of a hundred beats.</summary>
    public Quantile Delay { get; init; } = Quantile.Nothing;

    /// <summary>The silence that counts, as the last audit entry gave it; null while learning.</summary>
    public TimeSpan? SilentAfter { get; init; }

    /// <summary>Until when catching up may hold deadlines at most; null in other phases.</summary>
    public DateTimeOffset? CatchUpUntil { get; init; }

    /// <summary>When the timer under way is due; null when there is none.</summary>
    public DateTimeOffset? TimerDue { get; init; }

    /// <summary>Generation of that timer.</summary>
    public long Generation { get; init; }

    /// <summary>Number of the last <see cref="FeedNews"/>.</summary>
    public long Number { get; init; }

    /// <summary>The outage that is open; null when there is none.</summary>
    public FeedOutage? Outage { get; init; }

    /// <summary>Outages so far.</summary>
    public long Outages { get; init; }

    /// <summary>Number of audit entries so far.</summary>
    public long Version { get; init; }

    public CaseHandling Handling { get; init; } = CaseHandling.None;

    /// <summary>A person's hold on deadlines that wait for its side; it may have ended by itself. Null when there was none, or it was taken back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeedHold? Hold { get; init; }

    /// <summary>Its name in cases, alerts and addresses: <c>bank-ledger</c>.</summary>
    internal string Name => FeedAddresses.NameOf(Side, Provider);
}

/// <summary>A hold that a person ordered.</summary>
/// <param name="By">Who.</param>
/// <param name="Until">It ends by itself then (UTC), so that a forgotten one silences nothing for ever.</param>
public sealed record FeedHold(string By, DateTimeOffset Until);

/// <summary>One outage, from the last event before it to the end of catching up.</summary>
/// <param name="Since">When the feed was last heard before it (UTC).</param>
/// <param name="Waiting">As in <see cref="FeedHeld"/>.</param>
/// <param name="AtRisk">As in <see cref="FeedHeld"/>.</param>
public sealed record FeedOutage(DateTimeOffset Since, long Waiting, MoneySums AtRisk);
