namespace RealRecon.Core.Views;

/// <summary>What an event said, as a timeline shows it, and where its evidence is.</summary>
/// <param name="Side">Who spoke.</param>
/// <param name="Provider">In whose name.</param>
/// <param name="Fact">What it means for the match.</param>
/// <param name="Status">The canonical word.</param>
/// <param name="Direction">Which way the money goes.</param>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RawType">The provider's own words.</param>
/// <param name="Source">It came by itself, or was asked for.</param>
/// <param name="Rail">How the money travels; null when it does not say.</param>
/// <param name="OccurredAt">When it happened, by the provider's clock (UTC).</param>
/// <param name="ReceivedAt">When the hub took it (UTC).</param>
/// <param name="EventKey">Identity of the provider's delivery.</param>
/// <param name="BankReference">The bank's own reference of a booking.</param>
/// <param name="PayloadSha256">SHA-256 of the body as received, lower-case hex.</param>
/// <param name="Hub">Where the body was delivered; the hub keeps it for a while.</param>
/// <param name="Partition">As <paramref name="Hub"/>.</param>
/// <param name="Offset">As <paramref name="Hub"/>.</param>
/// <param name="Sequence">As <paramref name="Hub"/>.</param>
public sealed record SaidEvent(
    Side Side,
    string Provider,
    FactKind Fact,
    LifecycleStatus Status,
    Direction Direction,
    long AmountMinor,
    string Currency,
    string RawType,
    FactSource Source,
    string? Rail,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    string EventKey,
    string? BankReference,
    string PayloadSha256,
    string Hub,
    string Partition,
    string Offset,
    long Sequence)
{
    public static SaidEvent Of(PaymentEvent what) => new(
        what.Side,
        what.Provider,
        what.Fact,
        what.Status,
        what.Direction,
        what.Amount.MinorUnits,
        what.Amount.Currency.Code,
        what.RawType,
        what.Source,
        what.Rail,
        what.OccurredAt,
        what.ReceivedAt,
        what.EventKey,
        what.BankReference,
        what.PayloadSha256,
        what.Position.Hub,
        what.Position.Partition,
        what.Position.Offset,
        what.Position.Sequence);
}
