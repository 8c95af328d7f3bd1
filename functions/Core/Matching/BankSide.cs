namespace RealRecon.Core.Matching;

/// <summary>The bank's word on a movement: the columns of the verdict matrix.</summary>
internal enum BankView
{
    None,
    Pending,

    /// <summary>A return of something that the bank never booked.</summary>
    OrphanReturn,

    /// <summary>One booking stands.</summary>
    Booked,

    /// <summary>Several bookings stand.</summary>
    BookedSeveral,

    /// <summary>All that was booked went back.</summary>
    Returned,

    /// <summary>More went back than was booked.</summary>
    OverReturned,
}

/// <summary>All bank facts of a transaction, summed up.</summary>
internal sealed record BankSide
{
    internal required BankView View { get; init; }

    /// <summary>The event that speaks for the side; null without bank facts.</summary>
    internal PaymentEvent? Speaker { get; init; }

    /// <summary>Minor units in the speaker's currency: what stands booked, or was returned, or is announced.</summary>
    internal long AmountMinor { get; init; }

    /// <summary>Bookings minus returns in minor units of the speaker's currency.</summary>
    internal long NetMinor { get; init; }

    /// <summary>Bookings and returns in more than one currency.</summary>
    internal bool IsMixed { get; init; }

    /// <summary>Bookings minus returns.</summary>
    internal int Pieces { get; init; }

    /// <summary>Parts that the bank announced for this movement; 0 when it did not say.</summary>
    internal int PartCount { get; init; }

    /// <summary>Some booking goes the way credits go, some booking the way debits go.</summary>
    internal bool HasCredit { get; init; }

    internal bool HasDebit { get; init; }

    /// <summary>Two bookings of one amount stand that are not told apart as parts.</summary>
    internal bool LooksPostedTwice { get; init; }

    /// <summary>Some money went back.</summary>
    internal bool HasReturn { get; init; }

    /// <summary>It was returned and booked again.</summary>
    internal bool IsReposted { get; init; }

    /// <summary>The last return by the bank's clock: bookings from before it wait for nothing.</summary>
    internal DateTimeOffset LastReturn { get; init; }

    private static readonly BankSide Silent = new() { View = BankView.None };

    internal static BankSide Of(in FactSet facts)
    {
        var booked = facts.Speaker(FactKind.BankBooked);
        var returned = facts.Speaker(FactKind.BankReturned);
        if (booked is null && returned is null)
        {
            return facts.Speaker(FactKind.BankPending) is { } pending
                ? new BankSide { View = BankView.Pending, Speaker = pending, AmountMinor = pending.Amount.MinorUnits }
                : Silent;
        }

        var sums = BankSums.Of(facts, (booked ?? returned)!.Amount.Currency);
        var view = ViewOf(sums);
        var stands = view is BankView.Booked or BankView.BookedSeveral;
        return new BankSide
        {
            View = view,
            Speaker = stands ? booked : returned,
            AmountMinor = Minor.Clamp(stands ? sums.Booked - sums.Returned : sums.Returned),
            NetMinor = Minor.Clamp(sums.Booked - sums.Returned),
            IsMixed = sums.IsMixed,
            Pieces = sums.Bookings - sums.Returns,
            PartCount = sums.PartCount,
            HasCredit = sums.HasCredit,
            HasDebit = sums.HasDebit,
            LooksPostedTwice = view == BankView.BookedSeveral && RepeatsAnAmount(facts, sums.Bookings > sums.PartCount),
            HasReturn = returned is not null,
            IsReposted = stands && returned is not null && booked!.OccurredAt > returned.OccurredAt,
            LastReturn = returned?.OccurredAt ?? DateTimeOffset.MinValue,
        };
    }

    /// <summary>Money decides; where currencies differ it cannot be added, and the number of postings decides.</summary>
    private static BankView ViewOf(in BankSums sums)
    {
        if (sums.Bookings == 0) return BankView.OrphanReturn;
        var net = sums.IsMixed ? sums.Bookings - sums.Returns : sums.Booked - sums.Returned;
        if (net < 0) return BankView.OverReturned;
        if (net == 0) return BankView.Returned;
        return sums.Bookings - sums.Returns > 1 ? BankView.BookedSeveral : BankView.Booked;
    }

    private static bool RepeatsAnAmount(in FactSet facts, bool exceedsParts)
    {
        for (var i = 0; i < facts.Facts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (IsSecondPosting(facts.Facts[i], facts.Facts[j], exceedsParts)) return true;
            }
        }

        return false;
    }

    /// <summary>Numbered parts are told apart by their numbers; others are parts only as long as no more come than were announced.</summary>
    private static bool IsSecondPosting(PaymentEvent a, PaymentEvent b, bool exceedsParts)
    {
        var bothBooked = a.Fact == FactKind.BankBooked && b.Fact == FactKind.BankBooked;
        if (!bothBooked || a.Amount != b.Amount || a.Direction != b.Direction) return false;
        return a.Part is null || b.Part is null ? exceedsParts : a.Part == b.Part;
    }
}
