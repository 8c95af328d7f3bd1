using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Cases;

public sealed class CaseActionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly JudgedCase Open = new(CaseHandling.None, Version: 7, IsOpen: true);

    [Theory]
    [InlineData(OperatorActionKind.Note, CaseEvent.Acted, "ana left a note: two of them.")]
    [InlineData(OperatorActionKind.Assign, CaseEvent.Acted, "ana took the assignment back: two of them.")]
    [InlineData(OperatorActionKind.Resolve, CaseEvent.Closed, "ana resolved it: two of them.")]
    public void Action_WhenItFits_IsTakenAndTold(OperatorActionKind kind, CaseEvent what, string summary)
    {
        var ruling = CaseActions.Judge(Open, Action(kind), Now)!;

        Assert.Equal((what, summary, null), (ruling.What, ruling.Summary, ruling.Refusal));
    }

    [Theory]
    [InlineData(OperatorActionKind.Reopen, "ana wanted to open it again (two of them), which was refused: there is nothing to open again.")]
    [InlineData(OperatorActionKind.WriteOff, "ana wanted to write the difference off (two of them), which was refused: that is for single transactions only.")]
    [InlineData(OperatorActionKind.Snooze, "ana wanted to snooze it (two of them), which was refused: it is not snoozed.")]
    public void Action_WhenTheCaseDoesNotAllowIt_IsRefusedWithTheReason(OperatorActionKind kind, string summary)
    {
        var ruling = CaseActions.Judge(Open, Action(kind), Now)!;

        Assert.Equal((CaseEvent.ActionRefused, ActionRefusal.NotInThisState, summary), (ruling.What, ruling.Refusal, ruling.Summary));
    }

    [Theory]
    [InlineData(OperatorActionKind.Resolve)]
    [InlineData(OperatorActionKind.Snooze)]
    public void Action_WhenTheCaseIsClosedAlready_IsRefused(OperatorActionKind kind) =>
        Assert.EndsWith("it is closed already.", CaseActions.Judge(Open with { IsOpen = false }, Action(kind) with { Until = Now.AddHours(1) }, Now)!.Summary);

    [Fact]
    public void Snooze_WhenItsTimeHasPassed_IsRefused() =>
        Assert.EndsWith("that time has passed.", CaseActions.Judge(Open, Action(OperatorActionKind.Snooze) with { Until = Now }, Now)!.Summary);

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Action_WhenItsPersonSawAnotherVersion_IsRefusedOnlyOutsideOfWhatStillHolds(long seen, bool isRefused)
    {
        var ruling = CaseActions.Judge(Open with { SeenFrom = 5 }, Action(OperatorActionKind.Note) with { ExpectedVersion = seen }, Now)!;

        Assert.Equal(isRefused ? ActionRefusal.VersionMoved : null, ruling.Refusal);
    }

    [Fact]
    public void Action_WhenItWasHeardBefore_ChangesNothing()
    {
        var heard = CaseActions.Judge(Open, Action(OperatorActionKind.WriteOff), Now)!.Next;

        Assert.Null(CaseActions.Judge(Open with { Handling = heard }, Action(OperatorActionKind.WriteOff), Now));
    }

    [Fact]
    public void Resolve_WhenItIsSnoozed_WakesIt()
    {
        var snoozed = CaseActions.Judge(Open, Action(OperatorActionKind.Snooze) with { Until = Now.AddHours(1) }, Now)!.Next;

        Assert.Equal(Now.AddHours(1), snoozed.SnoozedUntil);
        Assert.Null(CaseActions.Judge(Open with { Handling = snoozed }, Action(OperatorActionKind.Resolve) with { ActionId = "a-2" }, Now)!.Next.SnoozedUntil);
    }

    private static OperatorAction Action(OperatorActionKind kind) =>
        new() { ActionId = "a-1", Kind = kind, Actor = "ana", Reason = "two of them.", ExpectedVersion = 7, At = Now };
}
