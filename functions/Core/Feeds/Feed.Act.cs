using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Core.Feeds;

/// <summary>What people do with a feed.</summary>
public static partial class Feed
{
    /// <summary>
    /// A person's action. Resolving an outage gives the feed up: it no longer holds deadlines, and if it comes back it is learned anew. Holding keeps
    /// deadlines that wait for its side from passing until a time, for an outage that was announced; releasing takes that back.
    /// </summary>
    public static Step<FeedState?> Act(FeedState? state, OperatorAction action, DateTimeOffset now)
    {
        if (state is null) return new(state, []);
        var judged = new JudgedCase(state.Handling, state.Version, state.Outage is not null) { MayHold = true, IsHeld = state.Hold?.Until > now };
        if (CaseActions.Judge(judged, action, now) is not { } ruling) return new(state, []);
        var isGivenUp = ruling.What is CaseEvent.Closed;
        var isHold = ruling.What is CaseEvent.Acted && action.Kind is OperatorActionKind.Hold or OperatorActionKind.Release;
        var turn = new FeedTurn((isGivenUp ? FeedOutages.GivenUp(state, now) : state) with { Handling = ruling.Next }, now);
        if (isHold) turn.Feed = turn.Feed with { Hold = action is { Kind: OperatorActionKind.Hold, Until: { } until } ? new FeedHold(action.Actor, until) : null };
        turn.Audit(ruling);
        if (isHold) turn.TellOwnGate();
        if (isGivenUp)
        {
            turn.EndOutage(byItself: false);
            turn.TellOwnGate();
        }

        return turn.Step;
    }
}
