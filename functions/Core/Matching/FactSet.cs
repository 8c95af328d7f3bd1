using System.Collections.Immutable;

namespace RealRecon.Core.Matching;

/// <summary>
/// The events of a transaction that count: without notes, and of an event id with contradicting contents only the one that stands.
/// A pure function of the set; the order of the input does not show in any answer.
/// </summary>
internal readonly struct FactSet
{
    private readonly PaymentEvent[] _events;
    private readonly PaymentEvent[] _facts;

    private FactSet(PaymentEvent[] events, PaymentEvent[] facts, bool hasConflict)
    {
        _events = events;
        _facts = facts;
        HasConflict = hasConflict;
    }

    /// <summary>Some event id came with two contents.</summary>
    internal bool HasConflict { get; }

    /// <summary>Every event that counts, confirmations included.</summary>
    internal ReadOnlySpan<PaymentEvent> Events => _events;

    /// <summary>One event of each fact: what may be counted and added up.</summary>
    internal ReadOnlySpan<PaymentEvent> Facts => _facts;

    internal static FactSet Of(ImmutableArray<PaymentEvent> all)
    {
        var events = new PaymentEvent[all.Length];
        var (count, hasConflict) = (0, false);
        foreach (var candidate in all)
        {
            var stands = true;
            foreach (var other in all)
            {
                if (!Contradict(candidate, other)) continue;
                hasConflict = true;
                stands &= EventIdentity.CompareStanding(candidate, other) <= 0;
            }

            if (stands && candidate.Fact != FactKind.Note) events[count++] = candidate;
        }

        Array.Resize(ref events, count);
        return new FactSet(events, Distinct(events), hasConflict);
    }

    private static bool Contradict(PaymentEvent a, PaymentEvent b) =>
        !ReferenceEquals(a, b) && a.EventKey == b.EventKey && (a.Fact != FactKind.Note || b.Fact != FactKind.Note) && !a.SaysTheSameAs(b);

    private static PaymentEvent[] Distinct(PaymentEvent[] events)
    {
        var facts = new PaymentEvent[events.Length];
        var count = 0;
        foreach (var candidate in events)
        {
            var at = 0;
            while (at < count && !facts[at].StatesTheFactOf(candidate)) at++;
            if (at == count) facts[count++] = candidate;
            else if (candidate.SpeaksBefore(facts[at])) facts[at] = candidate;
        }

        return count == events.Length ? events : facts[..count];
    }

    /// <summary>The event that speaks for all of its kind; null when there is none.</summary>
    internal PaymentEvent? Speaker(FactKind kind)
    {
        PaymentEvent? speaker = null;
        foreach (var e in _events)
        {
            if (e.Fact == kind && (speaker is null || e.SpeaksBefore(speaker))) speaker = e;
        }

        return speaker;
    }
}
