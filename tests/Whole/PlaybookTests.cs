using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Whole;

/// <summary>Every playbook of the rules that come with RealRecon, from the event to what people hear of it.</summary>
public sealed class PlaybookTests
{
    private const string Id = "tx-1";

    /// <summary>
    /// What is told a second apart; what bank or gateway know of it, which heals it; what it ends as when they are asked, when they know nothing, and when
    /// it comes late.
    /// </summary>
    private static readonly (ReasonCode Code, string Told, string Missing, string Healed, string Alerted, string Late)[] Rows =
    [
        (ReasonCode.BANK_MISSING, "GS", "BB", "MATCHED M09_AUTO_RETRY", "ALERT_BANK BANK_MISSING", "MATCHED M06_LATE+M00_EXACT"),
        (ReasonCode.BANK_PENDING_TOO_LONG, "GS BP", "BB", "MATCHED M09_AUTO_RETRY", "ALERT_BANK BANK_PENDING_TOO_LONG", "MATCHED M06_LATE+M00_EXACT"),
        (ReasonCode.GATEWAY_MISSING, "BB", "GS", "MATCHED M09_AUTO_RETRY", "ALERT_GW GATEWAY_MISSING", "MATCHED M06_LATE+M00_EXACT"),
        (ReasonCode.STS_GW_FAILED_BANK_OK, "GF BB", "GS", "MATCHED M09_AUTO_RETRY", "MISMATCH STS_GW_FAILED_BANK_OK", "MATCHED M00_EXACT"),
        (ReasonCode.STS_GW_REVERSED_BANK_OK, "GS BB GR", "BR", "REVERSED", "MISMATCH STS_GW_REVERSED_BANK_OK", "REVERSED"),
        (ReasonCode.STS_GW_PENDING_BANK_OK, "GP BB", "GS", "MATCHED M09_AUTO_RETRY", "MISMATCH STS_GW_PENDING_BANK_OK", "MATCHED M06_LATE+M00_EXACT"),
        (ReasonCode.STS_BANK_RETURNED, "GS BB BR", "GR", "REVERSED", "MISMATCH STS_BANK_RETURNED", "REVERSED"),
        (ReasonCode.AMT_UNDER, "GS BB/48500", "FEE/1500", "MATCHED M09_AUTO_RETRY+M02_FEE_EXPLAINED", "MISMATCH AMT_UNDER", "MATCHED M02_FEE_EXPLAINED"),
        (ReasonCode.REVERSAL_WITHOUT_ORIGINAL, "GR", "GS", "NO_MONEY", "ALERT_GW REVERSAL_WITHOUT_ORIGINAL", "NO_MONEY"),
    ];

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(4);

    public static TheoryData<ReasonCode> Codes => [.. Rows.Select(row => row.Code)];

    [Fact]
    public void Rows_TogetherWithThoseOfOtherTests_AreAllPlaybooks() => Assert.Equal(
        RealReconOptions.Default.Match.Playbooks.ByReason.Keys.Order(),
        Rows.Select(row => row.Code).Append(ReasonCode.GW_FAILED_LATER).Append(ReasonCode.DUP_DOUBLE_CHARGE).Order());

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Playbook_WhenSomebodyKnowsWhatIsMissing_HealsAndTellsNobody(ReasonCode code)
    {
        var row = Rows.Single(row => row.Code == code);
        await using var stage = Stage();
        stage.Sources.Script = question => Knows(question, row.Missing) ? ScriptedSources.Found(question, Fact(row.Missing, stage)) : ScriptedSources.Nothing(question);

        await TellAsync(stage, row.Told);
        await stage.PassAsync(LongEnough);

        Assert.Equal(row.Healed, await stage.OutcomeAsync(Id));
        Assert.Empty(await stage.CasesAsync(CaseKind.Alert));
        Assert.Empty(stage.Pager.Words);
        Assert.Single(await stage.EntriesAsync(), entry => entry.Answer?.Answer.Outcome == AnswerOutcome.Found);
        await stage.VerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Playbook_WhenNobodyKnows_PagesOnceAndClosesWhenItComesLate(ReasonCode code)
    {
        var row = Rows.Single(row => row.Code == code);
        await using var stage = Stage();

        await TellAsync(stage, row.Told);
        await stage.PassAsync(LongEnough);

        Assert.Equal(row.Alerted, await stage.OutcomeAsync(Id));
        var ended = Assert.Single(await stage.EntriesAsync(), entry => entry.Kind == AuditKind.ChecksEnded);
        Assert.Equal(3, ended.Ended!.Attempts);
        var page = Assert.Single(stage.Pager.Words);
        Assert.Equal((NotificationKind.Opened, code, 1), (page.Word.Kind, page.Word.Cause.Code, page.Word.Count));

        // Before an alert the gate of the awaited side is asked once more; the stage's clock takes a stride for it.
        Assert.InRange(page.At - ended.At, new AlertRules().Gather, new AlertRules().Gather + stage.Stride);
        Assert.True(Assert.Single(await stage.CasesAsync(CaseKind.Alert)).Current.IsOpen);

        await stage.TellAsync(Fact(row.Missing, stage));
        await stage.PassAsync(30);

        Assert.Equal(row.Late, await stage.OutcomeAsync(Id));
        Assert.Equal([NotificationKind.Opened, NotificationKind.Closed], stage.Pager.Words.Select(word => word.Word.Kind));
        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Alert)).Current.IsOpen);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AFailureAfterASuccess_WhenTheGatewayConfirmsNothingElse_IsAskedAboutAndNobodyIsTold()
    {
        await using var stage = Stage();

        await TellAsync(stage, "GS GF");
        await stage.PassAsync(LongEnough);

        Assert.Equal("NO_MONEY GW_FAILED_LATER", await stage.OutcomeAsync(Id));
        Assert.Equal(6, stage.Sources.Asked.Count);
        Assert.Empty(stage.Pager.Words);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AFailureAfterASuccess_WhenTheGatewayKnowsALaterSuccess_WaitsForTheBankAgain()
    {
        await using var stage = Stage();
        stage.Sources.Script = question => Knows(question, "GS") && stage.Sources.Asked.Count == 1 ? ScriptedSources.Found(question, Fact("GS", stage)) : ScriptedSources.Nothing(question);

        await TellAsync(stage, "GS GF");
        await stage.PassAsync(10);
        Assert.Equal("WAIT_BANK", await stage.OutcomeAsync(Id));
        await stage.TellAsync(Fact("BB", stage));
        await stage.PassAsync(LongEnough);

        // The hub had told of the success first; the question only found out that it holds.
        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync(Id));
        Assert.Empty(stage.Pager.Words);
        await stage.VerifyAsync();
    }

    [Theory]
    [InlineData("GS BB/500000000", "MISMATCH", "AMT_OVER")]
    [InlineData("GS BB/500", "MISMATCH", "AMT_SCALE")]
    public async Task AReasonWithoutAPlaybook_WhenItIsDecided_GoesStraightToPeople(string told, string state, string code)
    {
        await using var stage = Stage();

        await TellAsync(stage, told);
        await stage.PassAsync(5);

        Assert.StartsWith(state, await stage.OutcomeAsync(Id), StringComparison.Ordinal);
        Assert.Empty(stage.Sources.Asked);
        Assert.Equal(code, Assert.Single(stage.Pager.Words).Word.Cause.Code.ToString());
    }

    private static WholeStage Stage() => new(settings => settings with { Match = settings.Match with { BankPendingDeadline = TimeSpan.FromMinutes(2) } });

    private static async Task TellAsync(WholeStage stage, string told)
    {
        foreach (var letters in told.Split(' '))
        {
            await stage.TellAsync(Fact(letters, stage));
            await stage.PassAsync(1);
        }
    }

    private static PaymentEvent Fact(string letters, WholeStage stage) =>
        letters.Split('/') is [var what, var amount] ? Facts.Of(what, Id, stage.Now, long.Parse(amount)) : Facts.Of(letters, Id, stage.Now);

    private static bool Knows(Question question, string letters) =>
        letters[0] == 'B' == question.Kind is QuestionKind.BankByReference or QuestionKind.BankByAmountAndDay;
}
