namespace RealRecon.Core.Matching;

/// <summary>When two events are the same, and which of two comes first. Nothing here depends on which was handled first.</summary>
internal static class EventIdentity
{
    /// <summary>
    /// Equal in all that the provider says. Where and when it was delivered, and in which bytes, may differ: Stripe changes <c>pending_webhooks</c> on each try.
    /// Whether it was sent or asked for is no difference either, and the rail is none because events from before rails were read have none.
    /// </summary>
    internal static bool SaysTheSameAs(this PaymentEvent a, PaymentEvent b) =>
        a == b || a with { ReceivedAt = b.ReceivedAt, Position = b.Position, PayloadSha256 = b.PayloadSha256, Source = b.Source, Rail = b.Rail } == b;

    /// <summary>The same fact by key and by content: a key that comes with another amount is not trusted to mean the same money.</summary>
    internal static bool StatesTheFactOf(this PaymentEvent a, PaymentEvent b) =>
        a.FactKey == b.FactKey && a.Side == b.Side && a.Fact == b.Fact && a.Direction == b.Direction && a.Amount == b.Amount;

    /// <summary>Order in which events stand: by receipt, then by content, so that ties are decided alike everywhere.</summary>
    internal static int CompareStanding(PaymentEvent a, PaymentEvent b)
    {
        var order = a.ReceivedAt.CompareTo(b.ReceivedAt);
        if (order == 0) order = string.CompareOrdinal(a.PayloadSha256, b.PayloadSha256);
        if (order == 0) order = string.CompareOrdinal(a.EventKey, b.EventKey);
        if (order == 0) order = string.CompareOrdinal(a.FactKey, b.FactKey);
        if (order == 0) order = a.Fact.CompareTo(b.Fact);
        if (order == 0) order = a.OccurredAt.CompareTo(b.OccurredAt);
        if (order == 0) order = a.Direction.CompareTo(b.Direction);
        if (order == 0) order = string.CompareOrdinal(a.Amount.Currency.Code, b.Amount.Currency.Code);
        if (order == 0) order = a.Amount.MinorUnits.CompareTo(b.Amount.MinorUnits);
        if (order == 0) order = string.CompareOrdinal(a.Provider, b.Provider);
        if (order == 0) order = a.Status.CompareTo(b.Status);
        if (order == 0) order = a.Cumulative.CompareTo(b.Cumulative);
        if (order == 0) order = Nullable.Compare(a.Part, b.Part);
        if (order == 0) order = Nullable.Compare(a.PartCount, b.PartCount);
        if (order == 0) order = a.Source.CompareTo(b.Source);
        if (order == 0) order = string.CompareOrdinal(a.OrderId, b.OrderId);
        if (order == 0) order = string.CompareOrdinal(a.ParentId, b.ParentId);
        return order == 0 ? string.CompareOrdinal(a.Rail, b.Rail) : order;
    }

    /// <summary>Of two events of one kind, whether <paramref name="a"/> speaks for them: the later by the provider's clock, then the one that stands first.</summary>
    internal static bool SpeaksBefore(this PaymentEvent a, PaymentEvent b) =>
        a.OccurredAt != b.OccurredAt ? a.OccurredAt > b.OccurredAt : CompareStanding(a, b) < 0;
}
