using System.Diagnostics;

namespace RealRecon.Core.Matching;

/// <summary>The status that people see for each state of the matrix.</summary>
public static class Statuses
{
    public static TransactionStatus Of(MatchState state) => state switch
    {
        MatchState.NEW or MatchState.GW_PENDING or MatchState.WAIT_BANK or MatchState.WAIT_GW or MatchState.PARTIAL => TransactionStatus.PENDING,
        MatchState.ALERT_BANK or MatchState.ALERT_GW => TransactionStatus.ALERT,
        MatchState.MATCHED => TransactionStatus.MATCHED,
        MatchState.MISMATCH => TransactionStatus.MISMATCH,
        MatchState.NO_MONEY => TransactionStatus.NO_MONEY,
        MatchState.REVERSED => TransactionStatus.REVERSED,
        MatchState.RESOLVED => TransactionStatus.RESOLVED,
        _ => throw new UnreachableException($"No status for {state}."),
    };
}
