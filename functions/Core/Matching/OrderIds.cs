using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>To which order a transaction belongs, and to which other transaction.</summary>
internal static class OrderIds
{
    /// <summary>The order that the facts name; of several names the one that stands first, whatever came first. Null when none does.</summary>
    internal static string? Of(ImmutableArray<PaymentEvent> facts) => FirstNaming(facts, static e => e.OrderId)?.OrderId;

    /// <summary>The movement that this one belongs to, by the same rule.</summary>
    internal static string? ParentOf(ImmutableArray<PaymentEvent> facts) => FirstNaming(facts, static e => e.ParentId)?.ParentId;

    private static PaymentEvent? FirstNaming(ImmutableArray<PaymentEvent> facts, Func<PaymentEvent, string?> name)
    {
        PaymentEvent? first = null;
        foreach (var e in facts)
        {
            if (!string.IsNullOrEmpty(name(e)) && (first is null || EventIdentity.CompareStanding(e, first) < 0)) first = e;
        }

        return first;
    }
}
