using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;
using RealRecon.Tests.Whole;
using Facts = RealRecon.Tests.Whole.Facts;

namespace RealRecon.Tests.Cases;

/// <summary>
/// Cases of the checklist that go on behind the verdict: questions, orders, alerts. C42 is played by PlaybookTests, C46 and C50 by TroubleTests, C102 by
/// OperatorTests, C103 against the real thing.
/// </summary>
public sealed class FollowUpTests
{
    [Theory]
    [InlineData("C03", "GS", 6, "ALERT_BANK BANK_MISSING", "BB")]
    [InlineData("C04", "BB", 3, "ALERT_GW GATEWAY_MISSING", "GS")]
    public async Task C03_C04_C49_WhenNobodyKnowsTheOtherSide_AlertOnceAfterTheLastTryAndHealLate(string number, string told, int questions, string outcome, string late)
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Of(told, number, stage.Now));
        await stage.PassAsync(240);

        Assert.Equal(outcome, await stage.OutcomeAsync(number));
        Assert.Equal(questions, stage.Sources.Asked.Count);
        Assert.Equal(1, Assert.Single(stage.Pager.Words).Word.Count);

        await stage.TellAsync(Facts.Of(late, number, stage.Now));
        await stage.PassAsync(10);
        Assert.Equal("MATCHED M06_LATE+M00_EXACT", await stage.OutcomeAsync(number));
        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Alert)).Current.IsOpen);
        Assert.Contains(await stage.EntriesAsync(), entry => entry.After.Status == TransactionStatus.ALERT);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C31_WhenAnOrderIsChargedTwice_BothMatchAndTheSurplusIsOneIncident()
    {
        await using var stage = new WholeStage();
        await ChargeTwiceAsync(stage);
        await stage.PassAsync(240);

        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("pi_A"));
        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("pi_B"));
        var order = Assert.Single(await stage.CasesAsync(CaseKind.Order));
        Assert.Equal((true, 49900), (order.Current.IsOpen, order.Current.Exposure["EUR"]));
        var page = Assert.Single(stage.Pager.Words).Word;
        Assert.Equal((NotificationKind.Opened, ReasonCode.DUP_DOUBLE_CHARGE, 49900), (page.Kind, page.Cause.Code, page.Exposure["EUR"]));
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C32_WhenTheSecondChargeIsRefunded_TheCaseClosesByItself()
    {
        await using var stage = new WholeStage();
        await ChargeTwiceAsync(stage);
        await stage.PassAsync(240);

        await stage.TellAsync(Facts.Refund("re_B", "pi_B", stage.Now, 49900));
        await stage.TellAsync(Facts.Of("BB", "re_B", stage.Now, 49900) with { Direction = Direction.Debit });
        await stage.PassAsync(120);

        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("re_B"));
        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Order)).Current.IsOpen);
        Assert.Equal([NotificationKind.Opened, NotificationKind.Closed], stage.Pager.Words.Select(word => word.Word.Kind));
        Assert.Null(stage.Pager.Words[^1].Word.Person);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C32_WhenTheGatewayKnowsTheRefundAlready_NobodyIsTold()
    {
        await using var stage = new WholeStage();
        stage.Sources.Script = question => question.Kind == QuestionKind.GatewayRefunds
            ? ScriptedSources.Found(question, Facts.Refund("re_B", "pi_B", stage.Now, 49900))
            : ScriptedSources.Nothing(question);
        await ChargeTwiceAsync(stage);
        await stage.TellAsync(Facts.Of("BB", "re_B", stage.Now, 49900) with { Direction = Direction.Debit });
        await stage.PassAsync(240);

        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Order)).Current.IsOpen);
        Assert.Empty(stage.Pager.Words);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C33_WhenTheSameIsBoughtInTwoOrders_IsNoCase()
    {
        await using var stage = new WholeStage();
        await ChargeAsync(stage, "pi_A", "order-1", 499);
        await stage.PassAsync(300);
        await ChargeAsync(stage, "pi_B", "order-2", 499);
        await stage.PassAsync(240);

        Assert.Empty(await stage.CasesAsync(CaseKind.Order));
        Assert.Empty(stage.Pager.Words);
    }

    [Fact]
    public async Task C39_WhenARefundComesBeforeItsCapture_WaitsForItAndNobodyIsTold()
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Refund("re_A", "pi_A", stage.Now, 49900));
        await stage.PassAsync(20);
        await ChargeTwiceAsync(stage);
        await stage.TellAsync(Facts.Of("BB", "re_A", stage.Now, 49900) with { Direction = Direction.Debit });
        await stage.PassAsync(240);

        // The capture was refunded before the order was charged again, so there is nothing too much.
        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("re_A"));
        Assert.DoesNotContain(await stage.CasesAsync(CaseKind.Order), order => order.Current.IsOpen);
        Assert.Empty(stage.Pager.Words);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C40_WhenAFailedPaymentIsCapturedAfterAll_MatchesWithoutAQuestion()
    {
        await using var stage = new WholeStage();
        foreach (var letters in (string[])["GF", "GS", "BB"])
        {
            await stage.TellAsync(Facts.Of(letters, "c40", stage.Now));
            await stage.PassAsync(2);
        }

        await stage.PassAsync(240);
        Assert.Equal(["NO_MONEY", "PENDING", "MATCHED"], (await stage.EntriesAsync()).Where(entry => entry.Kind == AuditKind.Fact).Select(entry => entry.After.Status.ToString()));
        Assert.Empty(stage.Sources.Asked);
        Assert.Empty(stage.Pager.Words);
    }

    [Theory]
    [InlineData(59_999, "MATCHED M00_EXACT")]
    [InlineData(60_001, "MATCHED M00_EXACT")]
    [InlineData(110_000, "MATCHED M06_LATE+M00_EXACT")]
    public async Task C44_WhenTheBankComesBesideTheTimer_IsDecidedOnce(int milliseconds, string outcome)
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Of("GS", "c44", stage.Now));
        await stage.PassAsync(TimeSpan.FromMilliseconds(milliseconds));
        await stage.TellAsync(Facts.Of("BB", "c44", stage.Now));
        await stage.PassAsync(240);

        Assert.Equal(outcome, await stage.OutcomeAsync("c44"));
        Assert.DoesNotContain(await stage.CasesAsync(CaseKind.Alert), alert => alert.Current.IsOpen);
        Assert.Equal(stage.Pager.Of(NotificationKind.Opened).Count(), stage.Pager.Of(NotificationKind.Closed).Count());
        Assert.Single(await stage.EntriesAsync(), entry => entry.After.Status == TransactionStatus.MATCHED && entry.Before?.Status != TransactionStatus.MATCHED);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C51_WhenAnAuthorisationIsCapturedInTwoParts_BothMatchAndNothingIsTooMuch()
    {
        await using var stage = new WholeStage();
        foreach (var (id, minor) in ((string, long)[])[("cap-1", 6000), ("cap-2", 4000)])
        {
            await stage.TellAsync(Facts.Of("GS", id, stage.Now, minor) with { OrderId = "order-51", ParentId = "auth-51" });
            await stage.TellAsync(Facts.Of("BB", id, stage.Now, minor));
            await stage.PassAsync(30);
        }

        await stage.PassAsync(240);
        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("cap-1"));
        Assert.Equal("MATCHED M00_EXACT", await stage.OutcomeAsync("cap-2"));
        Assert.Empty(await stage.CasesAsync(CaseKind.Order));
        Assert.Empty(stage.Pager.Words);
    }

    private static async Task ChargeTwiceAsync(WholeStage stage)
    {
        await ChargeAsync(stage, "pi_A", "order-1", 49900);
        await stage.PassAsync(40);
        await ChargeAsync(stage, "pi_B", "order-1", 49900);
    }

    private static async Task ChargeAsync(WholeStage stage, string id, string order, long minor)
    {
        await stage.TellAsync(Facts.Of("GS", id, stage.Now, minor) with { OrderId = order });
        await stage.TellAsync(Facts.Of("BB", id, stage.Now, minor));
    }
}
