using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>What an event is to a transaction that has heard others before it: the duplicate layers of docs/matching.md.</summary>
internal enum Reading
{
    /// <summary>A fact that nobody stated before.</summary>
    News,

    /// <summary>L2: another event that states a known fact.</summary>
    Confirmation,

    /// <summary>L1: the same event from another position.</summary>
    Redelivery,

    /// <summary>L1: the same event id with other content.</summary>
    Conflict,

    /// <summary>L0: the hub delivers a position again, or a question is answered with what is known.</summary>
    Repeat,

    /// <summary>Something new, but the transaction holds as many facts as it may.</summary>
    Surplus,
}

internal static class Readings
{
    internal static Reading Of(TransactionState state, PaymentEvent what)
    {
        var (sameId, sameFact) = (false, false);
        foreach (var known in state.Facts)
        {
            if (known.EventKey == what.EventKey)
            {
                if (known.SaysTheSameAs(what)) return known.Position == what.Position || IsAnsweredAgain(known, what) || IsHeard(state, what) ? Reading.Repeat : Reading.Redelivery;
                // Notes move nothing, so two readings of one cannot contradict each other.
                sameId |= known.Fact != FactKind.Note || what.Fact != FactKind.Note;
            }

            sameFact |= known.StatesTheFactOf(what);
        }

        if (IsHeard(state, what)) return Reading.Repeat;
        if (state.Facts.Length >= TransactionState.MaxFacts) return Reading.Surplus;
        return sameId ? Reading.Conflict : sameFact ? Reading.Confirmation : Reading.News;
    }

    /// <summary>An answer that tells what is known. Should it be the older of the two, it counts like any delivery that was overtaken.</summary>
    private static bool IsAnsweredAgain(PaymentEvent known, PaymentEvent what) =>
        what.Source == FactSource.Query && EventIdentity.CompareStanding(known, what) <= 0;

    private static bool IsHeard(TransactionState state, PaymentEvent what)
    {
        foreach (var heard in state.Heard)
        {
            if (heard.Position == what.Position && heard.EventKey == what.EventKey) return true;
        }

        return false;
    }
}
