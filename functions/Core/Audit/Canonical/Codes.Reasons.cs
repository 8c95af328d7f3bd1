namespace RealRecon.Core.Audit.Canonical;

internal static partial class Codes
{
    internal static readonly CodeTable<ReasonCode> Reasons = new(
        // Match
        (ReasonCode.M00_EXACT, 1),
        (ReasonCode.M01_TOLERANCE_AMOUNT, 2),
        (ReasonCode.M02_FEE_EXPLAINED, 3),
        (ReasonCode.M03_FX_WITHIN_BAND, 4),
        (ReasonCode.M04_SPLIT_SUM, 5),
        (ReasonCode.M05_BATCH_SUM, 6),
        (ReasonCode.M06_LATE, 7),
        (ReasonCode.M07_MANUAL, 8),
        (ReasonCode.M08_FORCED, 9),
        (ReasonCode.M09_AUTO_RETRY, 10),

        // Amount
        (ReasonCode.AMT_UNDER, 11),
        (ReasonCode.AMT_OVER, 12),
        (ReasonCode.AMT_SCALE, 13),
        (ReasonCode.AMT_FEE_SHAPED, 14),
        (ReasonCode.SPLIT_INCOMPLETE, 15),
        (ReasonCode.BATCH_CHILD_MISSING, 16),
        (ReasonCode.TOL_BUDGET_EXCEEDED, 17),
        (ReasonCode.UNEXPLAINED_FEE, 18),

        // Currency
        (ReasonCode.CCY_DIFF, 19),
        (ReasonCode.CCY_DCC, 20),
        (ReasonCode.FX_RATE_MISSING, 21),
        (ReasonCode.UNKNOWN_CURRENCY, 22),

        // Status
        (ReasonCode.STS_GW_FAILED_BANK_OK, 23),
        (ReasonCode.STS_GW_REVERSED_BANK_OK, 24),
        (ReasonCode.STS_GW_PENDING_BANK_OK, 25),
        (ReasonCode.STS_BANK_RETURNED, 26),
        (ReasonCode.GW_FAILED_LATER, 27),
        (ReasonCode.AUTH_EXPIRED, 28),
        (ReasonCode.REPOSTED, 29),

        // Missing
        (ReasonCode.BANK_MISSING, 30),
        (ReasonCode.GATEWAY_MISSING, 31),
        (ReasonCode.BANK_PENDING_TOO_LONG, 32),
        (ReasonCode.REVERSAL_WITHOUT_ORIGINAL, 33),
        (ReasonCode.FEED_STALE, 34),

        // Parent
        (ReasonCode.CAPTURE_EXCEEDS_AUTH, 35),
        (ReasonCode.REFUND_EXCEEDS_CAPTURE, 36),
        (ReasonCode.REFUND_WITHOUT_CAPTURE, 37),

        // Duplicate
        (ReasonCode.DUP_REDELIVERY, 38),
        (ReasonCode.DUP_CONFLICT, 39),
        (ReasonCode.DUP_SEMANTIC, 40),
        (ReasonCode.DUP_DOUBLE_CHARGE, 41),
        (ReasonCode.DUP_BANK_POSTING, 42),
        (ReasonCode.DUP_STATEMENT, 43),

        // Key
        (ReasonCode.MISSING_KEY, 44),
        (ReasonCode.AMBIGUOUS_KEY, 45),
        (ReasonCode.REF_NORMALISED, 46),
        (ReasonCode.REF_PREFIX, 47),
        (ReasonCode.REF_DIFF, 48),

        // Data
        (ReasonCode.NORMALISE_INCONSISTENT, 49),
        (ReasonCode.UNKNOWN_STATUS, 50),
        (ReasonCode.DIR_WRONG, 51),
        (ReasonCode.DATE_INVALID, 52),
        (ReasonCode.CLOCK_SKEW, 53),
        (ReasonCode.TESTMODE_EVENT, 54),
        (ReasonCode.SIGNATURE_INVALID, 55),
        (ReasonCode.SCHEMA_UNKNOWN_VERSION, 56),
        (ReasonCode.POISON, 57),

        // Manual
        (ReasonCode.MANUAL_UNMATCH, 58),
        (ReasonCode.WRITE_OFF, 59),
        (ReasonCode.POLICY_EXCEPTION, 60),
        (ReasonCode.OPS_APPROVAL, 61),
        (ReasonCode.CUSTOMER_DISPUTE, 62),
        (ReasonCode.DATA_CORRECTION, 63),
        (ReasonCode.POST_RESOLUTION, 64),

        // System
        (ReasonCode.TIMER_LOST, 65),
        (ReasonCode.TIMER_ON_NEW, 66),
        (ReasonCode.REPLAY_DIVERGED, 67),
        (ReasonCode.AUDIT_CHAIN_BROKEN, 68));
}
