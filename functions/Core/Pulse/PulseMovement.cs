using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Core.Views;

namespace RealRecon.Core.Pulse;

/// <summary>What the pulse needs to know of one transaction. Follows from its view alone.</summary>
public sealed record PulseMovement
{
    /// <inheritdoc cref="TransactionView.Version"/>
    public required long Version { get; init; }

    /// <summary>When its first event was handled (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its verdict last changed (UTC).</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>
    /// The time by which it belongs to a cohort (UTC): the gateway's <c>occurredAt</c>, else <see cref="OpenedAt"/>. Never later than
    /// <see cref="DecidedAt"/>: a gateway's clock that is ahead is not believed.
    /// </summary>
    public required DateTimeOffset CohortAt { get; init; }

    public required TransactionStatus Status { get; init; }

    /// <summary>When the awaited side becomes overdue; while that is held or asked about, when this ends at the latest.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <inheritdoc cref="Handling.IsHeld"/>
    public bool IsHeld { get; init; }

    /// <inheritdoc cref="Handling.IsChecking"/>
    public bool IsChecking { get; init; }

    /// <summary>The gateway's provider; null until it has spoken.</summary>
    public string? Gateway { get; init; }

    /// <summary>The last time that the gateway named (UTC), never later than <see cref="DecidedAt"/>.</summary>
    public DateTimeOffset? GatewayAt { get; init; }

    /// <summary>The bank's provider; null until it has spoken.</summary>
    public string? Bank { get; init; }

    /// <summary>As <see cref="GatewayAt"/>, the bank's.</summary>
    public DateTimeOffset? BankAt { get; init; }

    /// <summary>How the money travels; null when nobody named it.</summary>
    public string? Rail { get; init; }

    /// <summary>The gateway's amount, else the bank's; null when neither is in a currency that is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>What an open exception puts at risk (<see cref="Exposure"/>); null for everything else.</summary>
    public Money? AtRisk { get; init; }

    /// <summary>Of a MATCHED one, from opening to decision, however late it healed.</summary>
    public TimeSpan? TimeToMatch => Status == TransactionStatus.MATCHED ? DecidedAt - OpenedAt : null;

    /// <summary>Of a MATCHED one, from the later of both sides' <c>occurredAt</c> to the decision: RealRecon's own share, with the way to it.</summary>
    public TimeSpan? SinceOccurred =>
        Status == TransactionStatus.MATCHED && Latest(GatewayAt, BankAt) is { } occurred ? DecidedAt - occurred : null;

    /// <summary>
    /// From the gateway's <c>occurredAt</c> to the opening, where the gateway's event surely opened it: it lies before the opening, and the bank was
    /// silent or speaks of a later time. Null for everything else.
    /// </summary>
    public TimeSpan? GatewayLag => GatewayAt <= OpenedAt && !(BankAt <= OpenedAt) ? OpenedAt - GatewayAt : null;

    /// <summary>From the bank's <c>occurredAt</c> to the opening where, likewise, the bank's event opened it; to the decision where it matched what the gateway had opened.</summary>
    public TimeSpan? BankLag
    {
        get
        {
            if (BankAt <= OpenedAt && !(GatewayAt <= OpenedAt)) return OpenedAt - BankAt;
            return GatewayLag is not null && Status == TransactionStatus.MATCHED ? DecidedAt - BankAt : null;
        }
    }

    /// <summary>It matched, and a fact of the match was first told by an answer (M09_AUTO_RETRY).</summary>
    public bool IsHealedByAsking { get; init; }

    /// <summary>It matched after a deadline had passed (M06_LATE).</summary>
    public bool IsLate { get; init; }

    /// <summary>Bank or gateway was asked about it, or is being asked.</summary>
    public bool WasAskedAbout { get; init; }

    /// <summary>A person assigned, snoozed or noted it, or decided or proposed something.</summary>
    public bool IsTouched { get; init; }

    /// <summary>ALERT or MISMATCH.</summary>
    public bool IsOpenException => Status is TransactionStatus.ALERT or TransactionStatus.MISMATCH;

    /// <summary>It has a verdict other than PENDING, or its deadline has passed. A deadline that is held or asked about has not.</summary>
    public bool IsDecided(DateTimeOffset asOf) => Status != TransactionStatus.PENDING || Deadline <= asOf;

    public static PulseMovement Of(TransactionView view)
    {
        var (current, verdict, handling) = (view.Current, view.Current.Verdict, view.Current.Handling);
        var isMatched = current.Status == TransactionStatus.MATCHED;
        var gatewayAt = NotAfter(current.DecidedAt, verdict.Gateway?.OccurredAt);
        return new PulseMovement
        {
            Version = view.Version,
            OpenedAt = current.OpenedAt,
            DecidedAt = current.DecidedAt,
            CohortAt = gatewayAt ?? current.OpenedAt,
            Status = current.Status,
            Deadline = verdict.Deadline,
            IsHeld = handling is { IsHeld: true },
            IsChecking = handling is { IsChecking: true },
            Gateway = Known(verdict.Gateway?.Provider),
            GatewayAt = gatewayAt,
            Bank = Known(verdict.Bank?.Provider),
            BankAt = NotAfter(current.DecidedAt, verdict.Bank?.OccurredAt),
            Rail = current.Belonging?.Rail,
            Amount = AmountOf(verdict),
            AtRisk = current.Status is TransactionStatus.ALERT or TransactionStatus.MISMATCH ? Exposure.Of(verdict) : null,
            IsHealedByAsking = isMatched && verdict.Reasons.Contains(ReasonCode.M09_AUTO_RETRY),
            IsLate = isMatched && verdict.Reasons.Contains(ReasonCode.M06_LATE),
            WasAskedAbout = handling is { Round: > 0 },
            IsTouched = handling is not (null or { Owner: null, SnoozedUntil: null, Standing: null, Proposed: null, Notes: 0 }),
        };
    }

    private static Money? AmountOf(Verdict verdict) =>
        (verdict.Gateway ?? verdict.Bank) is { } side && Currency.TryGet(side.Currency, out var currency) ? new Money(side.AmountMinor, currency) : null;

    // Each view that is read has its own copy of the word; the pulse keeps many of them.
    private static string? Known(string? provider)
    {
        foreach (var name in ProviderNames.All)
        {
            if (name == provider) return name;
        }

        return provider;
    }

    private static DateTimeOffset? NotAfter(DateTimeOffset most, DateTimeOffset? time) => time > most ? most : time;

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right) => left is null || right > left ? right : left;
}
