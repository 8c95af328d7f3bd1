using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Feeds;

/// <summary>What people do with a feed.</summary>
public static partial class Feed
{
    /// <summary>A person's action. Resolving an outage gives the feed up: it no longer holds deadlines, and if it comes back it is learned anew.</summary>
    public static Step<FeedState?> Act(FeedState? state, OperatorAction action, DateTimeOffset now)
    {
        if (state is null) return new(state, []);
        var judged = new JudgedCase(state.Handling, state.Version, state.Outage is not null);
        if (CaseActions.Judge(judged, action, now) is not { } ruling) return new(state, []);
        var isGivenUp = ruling.What is CaseEvent.Closed;
        var turn = new FeedTurn((isGivenUp ? FeedOutages.GivenUp(state, now) : state) with { Handling = ruling.Next }, now);
        turn.Audit(ruling);
        if (isGivenUp)
        {
            turn.EndOutage(byItself: false);
            turn.TellOwnGate();
        }

        return turn.Step;
    }
}
