using System.Collections.Immutable;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>A transaction snapshot's part of an entry.</summary>
internal static class SnapshotEncoding
{
    /// <summary>First byte of a snapshot that says what the movement belongs to. Without it the first byte is a status, whose codes go up from 1.</summary>
    private const byte Belongs = 0xFF;

    /// <exception cref="ArgumentException">It belongs to something, but to nothing that has a name.</exception>
    public static void Write(ref CanonicalWriter to, TransactionSnapshot snapshot)
    {
        if (snapshot.Belonging is { } belonging)
        {
            if (IsNameless(belonging)) throw new ArgumentException("A movement belongs to nothing that has a name.", nameof(snapshot));
            to.Byte(Belongs);
            to.OptionalText(belonging.OrderId);
            to.OptionalText(belonging.ParentId);
            to.OptionalText(belonging.Rail);
        }

        var verdict = snapshot.Verdict;
        to.Byte(Codes.Statuses.CodeOf(snapshot.Status));
        to.Byte(Codes.States.CodeOf(verdict.State));
        to.Count(verdict.Reasons.Length);
        foreach (var reason in verdict.Reasons) to.Byte(Codes.Reasons.CodeOf(reason));
        WriteSide(ref to, verdict.Gateway);
        WriteSide(ref to, verdict.Bank);
        to.Flag(verdict.DifferenceMinor is not null);
        if (verdict.DifferenceMinor is { } difference) to.Number(difference);
        to.Count(verdict.Compared.Length);
        foreach (var comparison in verdict.Compared)
        {
            to.Text(comparison.Field);
            to.Text(comparison.Gateway);
            to.Text(comparison.Bank);
            to.Byte(Codes.Outcomes.CodeOf(comparison.Outcome));
        }

        to.Time(verdict.Deadline);
        to.Time(snapshot.OpenedAt);
        to.Time(snapshot.DecidedAt);
        to.Number(snapshot.Generation);
        if (snapshot.Handling is not null) HandlingEncoding.Write(ref to, snapshot.Handling);
    }

    public static TransactionSnapshot Read(ref CanonicalReader from) => new()
    {
        Belonging = from.Skips(Belongs) ? ReadBelonging(ref from) : null,
        Status = Codes.Statuses.ValueOf(from.Byte()),
        Verdict = new Verdict
        {
            State = Codes.States.ValueOf(from.Byte()),
            Reasons = ReadReasons(ref from),
            Gateway = ReadSide(ref from),
            Bank = ReadSide(ref from),
            DifferenceMinor = from.Flag() ? from.Number() : null,
            Compared = ReadComparisons(ref from),
            Deadline = from.OptionalTime(),
        },
        OpenedAt = from.Time(),
        DecidedAt = from.Time(),
        Generation = from.Number(),

        // The last part of the bytes, alone and inside an entry, so that it needs no mark.
        Handling = from.IsAtEnd ? null : HandlingEncoding.Read(ref from),
    };

    private static bool IsNameless(Belonging belonging) => belonging is { OrderId: null, ParentId: null, Rail: null };

    private static Belonging ReadBelonging(ref CanonicalReader from) =>
        new Belonging(from.OptionalText(), from.OptionalText(), from.OptionalText()) is var belonging && !IsNameless(belonging)
            ? belonging
            : throw new FormatException("A movement belongs to nothing that has a name.");

    private static ImmutableArray<ReasonCode> ReadReasons(ref CanonicalReader from)
    {
        var reasons = ImmutableArray.CreateBuilder<ReasonCode>(from.Count());
        for (var i = 0; i < reasons.Capacity; i++) reasons.Add(Codes.Reasons.ValueOf(from.Byte()));
        return reasons.MoveToImmutable();
    }

    private static ImmutableArray<FieldComparison> ReadComparisons(ref CanonicalReader from)
    {
        var compared = ImmutableArray.CreateBuilder<FieldComparison>(from.Count());
        for (var i = 0; i < compared.Capacity; i++)
        {
            compared.Add(new FieldComparison(from.Text(), from.Text(), from.Text(), Codes.Outcomes.ValueOf(from.Byte())));
        }

        return compared.MoveToImmutable();
    }

    private static void WriteSide(ref CanonicalWriter to, SideView? side)
    {
        to.Flag(side is not null);
        if (side is null) return;
        to.Text(side.Provider);
        to.Number(side.AmountMinor);
        to.Text(side.Currency);
        to.Byte(Codes.Lifecycles.CodeOf(side.Status));
        to.Time(side.OccurredAt);
    }

    private static SideView? ReadSide(ref CanonicalReader from) => from.Flag()
        ? new SideView(from.Text(), from.Number(), from.Text(), Codes.Lifecycles.ValueOf(from.Byte()), from.Time())
        : null;
}
