using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>What a movement belongs to, as views show it: at least one of the three is known.</summary>
/// <param name="OrderId">The merchant's order.</param>
/// <param name="ParentId">The movement that it takes back: the payment of a refund or a dispute.</param>
/// <param name="Rail">How the money travels, as <see cref="PaymentEvent.Rail"/>.</param>
public sealed record Belonging(string? OrderId, string? ParentId, string? Rail)
{
    /// <summary>What a set of facts says of it, whatever came first; null when it says nothing.</summary>
    internal static Belonging? Of(ImmutableArray<PaymentEvent> facts, in FactSet standing)
    {
        var (orderId, parentId, rail) = (OrderIds.Of(facts), OrderIds.ParentOf(facts), RailOf(standing));
        return orderId is null && parentId is null && rail is null ? null : new Belonging(orderId, parentId, rail);
    }

    /// <summary>The last rail that the gateway named by its own clock, because a second try may take another one; the bank's where the gateway names none.</summary>
    private static string? RailOf(in FactSet standing)
    {
        PaymentEvent? naming = null;
        foreach (var e in standing.Events)
        {
            if (string.IsNullOrEmpty(e.Rail)) continue;
            if (naming is null || (e.Side == naming.Side ? e.SpeaksBefore(naming) : e.Side == Side.Gateway)) naming = e;
        }

        return naming?.Rail;
    }
}
