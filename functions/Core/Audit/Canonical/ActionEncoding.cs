using RealRecon.Core.Operators;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>An operator's action as a part of an entry.</summary>
internal static class ActionEncoding
{
    public static void Write(ref CanonicalWriter to, OperatorAction action)
    {
        to.Text(action.ActionId);
        to.Byte(Codes.Actions.CodeOf(action.Kind));
        to.Text(action.Actor);
        to.Text(action.Reason);
        to.Number(action.ExpectedVersion);
        to.Flag(action.Code is not null);
        if (action.Code is { } code) to.Byte(Codes.Reasons.CodeOf(code));
        to.OptionalText(action.Assignee);
        to.Time(action.Until);
        to.Time(action.At);
    }

    public static OperatorAction Read(ref CanonicalReader from) => new()
    {
        ActionId = from.Text(),
        Kind = Codes.Actions.ValueOf(from.Byte()),
        Actor = from.Text(),
        Reason = from.Text(),
        ExpectedVersion = from.Number(),
        Code = from.Flag() ? Codes.Reasons.ValueOf(from.Byte()) : null,
        Assignee = from.OptionalText(),
        Until = from.OptionalTime(),
        At = from.Time(),
    };
}
