using System.Collections.Immutable;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Core.Resolution;

/// <summary>Which questions can help with which reason: an answer to any other could not heal it, only cost time before people are told.</summary>
public static class Remedies
{
    /// <summary>Reasons that always go straight to people: what looks like a scaling mistake, a contradiction or a forgery must not be asked away.</summary>
    public static readonly ImmutableArray<ReasonCode> None = [ReasonCode.AMT_SCALE, ReasonCode.DUP_CONFLICT, ReasonCode.SIGNATURE_INVALID];

    private static readonly ImmutableDictionary<ReasonCode, ImmutableArray<QuestionKind>> ByReason = new Dictionary<ReasonCode, ImmutableArray<QuestionKind>>
    {
        [ReasonCode.BANK_MISSING] = [BankByReference, BankByAmountAndDay, GatewayById],
        [ReasonCode.BANK_PENDING_TOO_LONG] = [BankByReference, BankByAmountAndDay, GatewayById],
        [ReasonCode.SPLIT_INCOMPLETE] = [BankByReference],
        [ReasonCode.GATEWAY_MISSING] = [GatewayById],
        [ReasonCode.REVERSAL_WITHOUT_ORIGINAL] = [GatewayById],
        [ReasonCode.AUTH_EXPIRED] = [GatewayById],
        [ReasonCode.STS_GW_FAILED_BANK_OK] = [GatewayById, BankByReference],
        [ReasonCode.STS_GW_REVERSED_BANK_OK] = [GatewayById, BankByReference],
        [ReasonCode.STS_GW_PENDING_BANK_OK] = [GatewayById, BankByReference],
        [ReasonCode.STS_BANK_RETURNED] = [GatewayById, BankByReference],
        [ReasonCode.GW_FAILED_LATER] = [GatewayById, BankByReference],
        [ReasonCode.AMT_UNDER] = [GatewayFee, GatewayById, BankByReference],
        [ReasonCode.AMT_FEE_SHAPED] = [GatewayFee],
        [ReasonCode.UNEXPLAINED_FEE] = [GatewayFee],
        [ReasonCode.AMT_OVER] = [GatewayById, BankByReference],
        [ReasonCode.DUP_DOUBLE_CHARGE] = [GatewayRefunds],
    }.ToImmutableDictionary();

    /// <summary>Reasons with which a question can help, by name.</summary>
    public static IEnumerable<ReasonCode> Reasons => ByReason.Keys.OrderBy(reason => reason.ToString(), StringComparer.Ordinal);

    /// <summary>Empty when no question helps.</summary>
    public static ImmutableArray<QuestionKind> For(ReasonCode reason) => ByReason.GetValueOrDefault(reason, []);
}
