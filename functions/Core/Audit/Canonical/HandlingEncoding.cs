using RealRecon.Core.Matching;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>What is being done about a transaction: the last part of a snapshot, present where bytes are left.</summary>
internal static class HandlingEncoding
{
    public static void Write(ref CanonicalWriter to, Handling handling)
    {
        to.OptionalText(handling.Owner);
        to.Time(handling.SnoozedUntil);
        WriteStanding(ref to, handling.Standing);
        WriteStanding(ref to, handling.Proposed);
        to.Number(handling.Round);
        to.Number(handling.Attempts);
        to.Flag(handling.IsChecking);
        to.Flag(handling.IsHeld);
        to.Flag(handling.IsAlerted);
        to.Number(handling.Notes);
    }

    public static Handling Read(ref CanonicalReader from) => new()
    {
        Owner = from.OptionalText(),
        SnoozedUntil = from.OptionalTime(),
        Standing = ReadStanding(ref from),
        Proposed = ReadStanding(ref from),
        Round = from.Number(),
        Attempts = from.Int32(),
        IsChecking = from.Flag(),
        IsHeld = from.Flag(),
        IsAlerted = from.Flag(),
        Notes = from.Int32(),
    };

    private static void WriteStanding(ref CanonicalWriter to, StandingAction? standing)
    {
        to.Flag(standing is not null);
        if (standing is null) return;
        to.Text(standing.ActionId);
        to.Byte(Codes.Actions.CodeOf(standing.Kind));
        to.Byte(Codes.Reasons.CodeOf(standing.Code));
        to.Text(standing.Actor);
        to.Time(standing.At);
    }

    private static StandingAction? ReadStanding(ref CanonicalReader from) => from.Flag()
        ? new StandingAction(from.Text(), Codes.Actions.ValueOf(from.Byte()), Codes.Reasons.ValueOf(from.Byte()), from.Text(), from.Time())
        : null;
}
