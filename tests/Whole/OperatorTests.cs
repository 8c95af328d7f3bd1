using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Whole;

/// <summary>What people decide, beside what facts and alerts do meanwhile.</summary>
public sealed class OperatorTests
{
    private const string Id = "tx-1";

    [Fact]
    public async Task AWriteOff_WhenTheMoneyComesAfterAll_IsContradictedUntilItIsReopened()
    {
        await using var stage = await AlertedAsync();

        await stage.ActAsync(Id, OperatorActionKind.WriteOff, "ada");
        await stage.PassAsync(10);
        Assert.Equal("RESOLVED WRITE_OFF", await stage.OutcomeAsync(Id));
        Assert.Equal((NotificationKind.Closed, ReasonCode.BANK_MISSING), Last(stage));

        await stage.TellAsync(Facts.Of("BB", Id, stage.Now));
        await stage.PassAsync(10);
        Assert.Equal("MISMATCH POST_RESOLUTION", await stage.OutcomeAsync(Id));
        Assert.Equal((NotificationKind.Opened, ReasonCode.POST_RESOLUTION), Last(stage));

        await stage.ActAsync(Id, OperatorActionKind.Reopen, "ada");
        await stage.PassAsync(10);
        Assert.Equal("MATCHED M06_LATE+M00_EXACT", await stage.OutcomeAsync(Id));
        Assert.Equal((NotificationKind.Closed, ReasonCode.POST_RESOLUTION), Last(stage));
        Assert.Equal(4, stage.Pager.Words.Count);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C102_WhenTwoPeopleResolveTheSame_OneIsTakenAndOneRefused()
    {
        await using var stage = await AlertedAsync();
        var (first, second) = (await Actions.OnAsync(stage, Id, OperatorActionKind.WriteOff, "ada"), await Actions.OnAsync(stage, Id, OperatorActionKind.ForceMatch, "ben"));

        await stage.ActAsync(Id, first);
        await stage.ActAsync(Id, second);
        await stage.ActAsync(Id, first);
        await stage.PassAsync(10);

        Assert.Equal("RESOLVED WRITE_OFF", await stage.OutcomeAsync(Id));
        var acted = (await stage.EntriesAsync()).Where(entry => entry.Action is not null).Select(entry => (entry.Kind, entry.Action!.Actor, entry.Refusal));
        Assert.Equal([(AuditKind.Action, "ada", null), (AuditKind.ActionRefused, "ben", ActionRefusal.VersionMoved)], acted);
        Assert.Single(stage.Pager.Of(NotificationKind.Closed));
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AWriteOff_WhenItIsAboveTheLimit_TakesAnotherPerson()
    {
        await using var stage = await AlertedAsync(new ApprovalRules(ImmutableDictionary<string, long>.Empty.Add("EUR", 10_000), false));

        await stage.ActAsync(Id, OperatorActionKind.WriteOff, "ada");
        await stage.ActAsync(Id, OperatorActionKind.Approve, "ada");
        await stage.PassAsync(10);
        Assert.Equal("ALERT_BANK BANK_MISSING", await stage.OutcomeAsync(Id));
        Assert.Empty(stage.Pager.Of(NotificationKind.Closed));

        await stage.ActAsync(Id, OperatorActionKind.Approve, "ben");
        await stage.PassAsync(10);
        Assert.Equal("RESOLVED WRITE_OFF", await stage.OutcomeAsync(Id));
        Assert.Single(stage.Pager.Of(NotificationKind.Closed));
        Assert.Equal(ActionRefusal.OwnProposal, Assert.Single(await stage.EntriesAsync(), entry => entry.Kind == AuditKind.ActionRefused).Refusal);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AQuery_WhenAPersonAsksBeforeTheDeadline_HealsAtOnce()
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Of("GS", Id, stage.Now));
        await stage.PassAsync(5);
        stage.Sources.Script = question => ScriptedSources.Found(question, Facts.Of("BB", Id, stage.Now));

        await stage.ActAsync(Id, OperatorActionKind.Query, "ada");

        Assert.Equal("MATCHED M09_AUTO_RETRY", await stage.OutcomeAsync(Id));
        Assert.Single(stage.Sources.Asked);
        await stage.VerifyAsync();
    }

    private static async Task<WholeStage> AlertedAsync(ApprovalRules? approval = null)
    {
        var stage = new WholeStage(settings => settings with { Match = settings.Match with { Approval = approval ?? ApprovalRules.None } });
        await stage.TellAsync(Facts.Of("GS", Id, stage.Now));
        await stage.PassAsync(120);
        Assert.Equal((NotificationKind.Opened, ReasonCode.BANK_MISSING), Last(stage));
        return stage;
    }

    private static (NotificationKind Kind, ReasonCode Code) Last(WholeStage stage) => (stage.Pager.Words[^1].Word.Kind, stage.Pager.Words[^1].Word.Cause.Code);
}
