using System.Collections.Immutable;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Feeds;

/// <summary>One operation on a feed while it is worked out: the state as it becomes, and what goes out with it.</summary>
internal sealed class FeedTurn(FeedState feed, DateTimeOffset now)
{
    private readonly ImmutableArray<OutboxMessage>.Builder _outbox = ImmutableArray.CreateBuilder<OutboxMessage>();

    public FeedState Feed { get; set; } = feed;

    public DateTimeOffset Now { get; } = now;

    public Step<FeedState?> Step => new(Feed, _outbox.ToImmutable());

    public void Enter(FeedPhase phase, DateTimeOffset? catchUpUntil = null) =>
        Feed = Feed with { Phase = phase, PhaseSince = Now, CatchUpUntil = catchUpUntil, TimerDue = null };

    public void Audit(CaseRuling ruling) => Audit(ruling.What, ruling.Summary, ruling);

    public void Audit(CaseEvent what, string summary, CaseRuling? ruling = null)
    {
        Feed = Feed with { Version = Feed.Version + 1 };
        _outbox.Add(CaseLog.Append(new CaseEntry
        {
            Id = new CaseId(CaseKind.Feed, Feed.Name),
            Version = Feed.Version,
            At = Now,
            What = what,
            Summary = summary,
            Action = ruling?.Action,
            Refusal = ruling?.Refusal,
            After = FeedSnapshot.Of(Feed, isOpen: Feed.Outage is not null && what is not CaseEvent.Closed),
        }));
    }

    public void Raise() => _outbox.Add(Alert.ToSignal());

    /// <summary>To be called after the entry that closes it, which still says what had waited.</summary>
    public void EndOutage(bool byItself)
    {
        _outbox.Add(Alert.Clearing(byItself));
        Feed = Feed with { Outage = null };
    }

    /// <summary>Replaces the timer that is under way, if any: its generation is stale then.</summary>
    public void Arm(DateTimeOffset due)
    {
        Feed = Feed with { Generation = Feed.Generation + 1, TimerDue = due };
        _outbox.Add(Signal(Self, nameof(Feeds.Feed.Wake), new CaseTimer(Feed.Generation, due), due));
    }

    /// <summary>The gate of its own side learns how it stands, the other one what its feeds have to answer.</summary>
    public void TellGates(int count)
    {
        TellOwnGate(count);
        _outbox.Add(Signal(FeedAddresses.GateOfOther(Feed.Side), nameof(FeedGate.HearDemand), News(count)));
    }

    public void TellOwnGate(int count = 0)
    {
        Feed = Feed with { Number = Feed.Number + 1 };
        _outbox.Add(Signal(FeedAddresses.Gate(Feed.Side), nameof(FeedGate.HearFeed), News(count)));
    }

    /// <summary>Older events than those known: they prove nothing about this feed now, but the other side has to answer them.</summary>
    public void TellOtherGate(int count)
    {
        Feed = Feed with { Number = Feed.Number + 1 };
        _outbox.Add(Signal(FeedAddresses.GateOfOther(Feed.Side), nameof(FeedGate.HearDemand), News(count)));
    }

    public void AskGate() => _outbox.Add(Signal(FeedAddresses.Gate(Feed.Side), nameof(FeedGate.Suspect), new FeedSuspicion(Feed.Side, Feed.Provider)));

    // Without an exposure: nobody can tell what a silent feed costs.
    private AlertRaised Alert => new(new AlertCause(ReasonCode.FEED_STALE, "-", Feed.Name), Feed.Name, Feed.Outages, null, Feed.Outage!.Since, IsBackfill: false);

    private EntityAddress Self => FeedAddresses.Feed(Feed.Side, Feed.Provider);

    private FeedNews News(int count) => new(Feed.Side, Feed.Provider, Feed.Number, count, Feed.Phase, Feed.Hold?.Until);

    private static OutboxMessage.Signal Signal(EntityAddress target, string operation, object payload, DateTimeOffset? due = null) =>
        new(target, operation, payload, due);
}
