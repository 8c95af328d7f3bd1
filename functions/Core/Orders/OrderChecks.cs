using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Orders;

/// <summary>The round of questions that a double charge begins with: was it refunded already?</summary>
internal static class OrderChecks
{
    /// <summary>A round asks about so many charges at most; whoever charges an order more often needs people anyway.</summary>
    private const int MostCharges = 5;

    private const int LongestKey = 64;

    /// <summary>What an answer's facts take to come back through their own transactions.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static ResolutionRequest Request(OrderState order, Charges charges, Playbook playbook, MatchRules rules) => new()
    {
        Owner = OrderMovement.AddressOf(order.OrderId),
        Round = order.Case!.Round,
        Code = ReasonCode.DUP_DOUBLE_CHARGE,
        Questions = [.. charges.Surplus.Take(MostCharges).SelectMany(charge => playbook.Ask.Select(kind => Ask(kind, charge, order.OrderId)))],
        Patience = playbook.PatienceFor(rules.GatewayDeadline),
    };

    /// <summary>
    /// '~' is in no storage key, so no transaction's run has the same id. The platform takes a hundred characters: a longer key is told by its hash.
    /// </summary>
    public static string RunId(OrderState order)
    {
        var key = StorageKey.Encode(order.OrderId);
        if (key.Length > LongestKey) key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"order~{key}-{order.Case!.Round}";
    }

    private static Question Ask(QuestionKind kind, Charge charge, string orderId) => new()
    {
        Kind = kind,
        Reference = charge.Parts[0].Id,
        Provider = charge.Parts[0].Provider,
        Amount = charge.Parts[0].Amount,
        Direction = Direction.Debit,
        Day = DateOnly.FromDateTime(charge.At.UtcDateTime),
        OrderId = orderId,
    };
}
