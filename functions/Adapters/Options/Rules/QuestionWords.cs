using System.Diagnostics;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Options.Rules;

/// <summary>How questions are called in rules: a contract with whoever writes them.</summary>
public static class QuestionWords
{
    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.BankByReference => "bank-by-reference",
        QuestionKind.BankByAmountAndDay => "bank-by-amount-and-day",
        QuestionKind.GatewayById => "gateway-by-id",
        QuestionKind.GatewayFee => "gateway-fee",
        QuestionKind.GatewayRefunds => "gateway-refunds",
        _ => throw new UnreachableException($"No word for {kind}."),
    };
}
