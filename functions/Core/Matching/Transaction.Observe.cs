using RealRecon.Core.Audit;

namespace RealRecon.Core.Matching;

public static partial class Transaction
{
    /// <summary>The signal that tells a transaction of an event.</summary>
    public static OutboxMessage.Signal Observed(PaymentEvent what) => new(AddressOf(what.TransactionId), nameof(Observe), what);

    /// <summary>Safe to repeat: what was heard before changes neither verdict nor deadline.</summary>
    public static Step<TransactionState?> Observe(TransactionState? state, PaymentEvent what, MatchRules rules, DateTimeOffset now) =>
        StepOf(Decide(state, what, rules, now), rules, now);

    /// <summary><see cref="Observe"/> without its messages.</summary>
    public static Decision Decide(TransactionState? state, PaymentEvent what, MatchRules rules, DateTimeOffset now)
    {
        var known = state ?? TransactionState.Opening(what.TransactionId, now);
        var reading = Readings.Of(known, what);
        if (reading == Reading.Repeat) return new Decision(known with { DuplicateCount = known.DuplicateCount + 1 });
        var ruling = new Ruling(state, Heard(known, what, reading), rules, now);
        return reading switch
        {
            Reading.Redelivery => ruling.On(what, AuditKind.Duplicate, ReasonCode.DUP_REDELIVERY),
            Reading.Conflict => ruling.On(what, AuditKind.Conflict, ReasonCode.DUP_CONFLICT),
            Reading.Surplus => ruling.On(what, AuditKind.Duplicate, ReasonCode.POISON),
            // A confirmation may decide after all: a capture told again after a failed try is a new try.
            Reading.Confirmation when !ruling.IsDecision => ruling.On(what, AuditKind.Duplicate, ReasonCode.DUP_SEMANTIC),
            _ => ruling.On(what, AuditKind.Fact, ruling.Primary ?? what.Flag),
        };
    }

    private static TransactionState Heard(TransactionState known, PaymentEvent what, Reading reading) => reading switch
    {
        Reading.News or Reading.Conflict => known with { Facts = known.Facts.Add(what) },
        Reading.Confirmation => known with { Facts = known.Facts.Add(what), DuplicateCount = known.DuplicateCount + 1 },
        Reading.Redelivery => KeepFirstDelivery(known, what),
        _ => known.Remembering(what),
    };

    /// <summary>Of two deliveries of an event the one that the hub took first is kept, so that deadlines do not depend on which was handled first.</summary>
    private static TransactionState KeepFirstDelivery(TransactionState known, PaymentEvent again)
    {
        for (var i = 0; i < known.Facts.Length; i++)
        {
            var kept = known.Facts[i];
            if (kept.EventKey != again.EventKey || !kept.SaysTheSameAs(again)) continue;
            return EventIdentity.CompareStanding(again, kept) < 0
                ? known.Remembering(kept) with { Facts = known.Facts.SetItem(i, again) }
                : known.Remembering(again);
        }

        return known.Remembering(again);
    }
}
