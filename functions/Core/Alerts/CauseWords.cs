namespace RealRecon.Core.Alerts;

/// <summary>What a cause is, in words that need no manual.</summary>
public static class CauseWords
{
    /// <summary>For example: <c>The bank has not booked captured money (BANK_MISSING), gateway stripe, bank ledger</c>.</summary>
    public static string Of(AlertCause cause)
    {
        var words = $"{Of(cause.Code)} ({cause.Code})";
        if (cause.Code == ReasonCode.FEED_STALE) return $"{words}, feed {cause.Feed}";
        if (cause.Gateway is not "-") words += $", gateway {cause.Gateway}";
        return cause.Feed is "-" ? words : $"{words}, bank {cause.Feed}";
    }

    private static string Of(ReasonCode code) => code switch
    {
        ReasonCode.BANK_MISSING => "The bank has not booked captured money",
        ReasonCode.GATEWAY_MISSING => "The gateway does not know booked money",
        ReasonCode.BANK_PENDING_TOO_LONG => "The bank keeps an announced booking pending",
        ReasonCode.REVERSAL_WITHOUT_ORIGINAL => "A reversal came without what it reverses",
        ReasonCode.FEED_STALE => "A feed is silent",
        ReasonCode.AMT_UNDER => "The bank booked less than was captured",
        ReasonCode.AMT_OVER => "The bank booked more than was captured",
        ReasonCode.AMT_SCALE => "The amounts differ by a power of ten",
        ReasonCode.SPLIT_INCOMPLETE => "Parts of a payment are missing",
        ReasonCode.CCY_DIFF => "The currencies differ",
        ReasonCode.STS_GW_FAILED_BANK_OK => "The gateway failed what the bank booked",
        ReasonCode.STS_GW_REVERSED_BANK_OK => "The gateway reversed what the bank booked",
        ReasonCode.STS_GW_PENDING_BANK_OK => "The gateway only authorised what the bank booked",
        ReasonCode.STS_BANK_RETURNED => "The bank returned captured money",
        ReasonCode.REPOSTED => "The bank booked returned money again",
        ReasonCode.DUP_CONFLICT => "An event id was used for two different events",
        ReasonCode.DUP_DOUBLE_CHARGE => "An order was charged twice",
        ReasonCode.DUP_BANK_POSTING => "The bank booked one movement more than once",
        ReasonCode.DIR_WRONG => "The money moved in the wrong direction",
        ReasonCode.SIGNATURE_INVALID => "Events came with wrong signatures",
        ReasonCode.POST_RESOLUTION => "Later facts contradict a resolution",
        ReasonCode.MANUAL_UNMATCH => "A match was taken apart by a person",
        ReasonCode.AUDIT_CHAIN_BROKEN => "The audit log does not verify",
        ReasonCode.REPLAY_DIVERGED => "A replay came to another verdict",
        _ => "Transactions need people",
    };
}
