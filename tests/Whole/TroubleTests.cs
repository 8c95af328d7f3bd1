using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Matching;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Whole;

/// <summary>Banks that are down or talk nonsense, and a platform that loses timers.</summary>
public sealed class TroubleTests
{
    private const string Id = "tx-1";

    [Fact]
    public async Task ABank_WhenItIsDownForTenMinutes_HealsEachOnceAndNobodyIsTold()
    {
        const int Waiting = 20;
        await using var stage = new WholeStage();
        var up = stage.Now.AddMinutes(11);
        stage.Sources.Script = question => stage.Now < up
            ? ScriptedSources.Down(question)
            : ScriptedSources.Found(question, Facts.Of("BB", question.Reference.Value, stage.Now));
        await stage.TellAsync([.. Enumerable.Range(0, Waiting).Select(i => Facts.Of("GS", $"tx-{i}", stage.Now))]);

        await stage.PassAsync(TimeSpan.FromMinutes(25));

        for (var i = 0; i < Waiting; i++) Assert.Equal("MATCHED M09_AUTO_RETRY", await stage.OutcomeAsync($"tx-{i}"));
        var answers = (await stage.EntriesAsync()).Where(entry => entry.Answer is not null).Select(entry => entry.Answer!.Answer.Outcome).ToList();
        Assert.Equal(Waiting, answers.Count(outcome => outcome == AnswerOutcome.Unavailable));
        Assert.Equal(Waiting, answers.Count(outcome => outcome == AnswerOutcome.Found));
        Assert.Empty(stage.Pager.Words);
        Assert.Empty(await stage.CasesAsync(CaseKind.Alert));
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AnAnswer_WhenItContradictsTheGateway_IsAMismatchThatPeopleHearOf()
    {
        await using var stage = new WholeStage();
        stage.Sources.Script = question => question.Kind == QuestionKind.BankByReference
            ? ScriptedSources.Found(question, Facts.Of("BB", Id, stage.Now, 49_900))
            : ScriptedSources.Nothing(question);
        await stage.TellAsync(Facts.Of("GS", Id, stage.Now));

        await stage.PassAsync(TimeSpan.FromMinutes(4));

        Assert.Equal("MISMATCH AMT_UNDER", await stage.OutcomeAsync(Id));
        var page = Assert.Single(stage.Pager.Words).Word;
        Assert.Equal((NotificationKind.Opened, ReasonCode.AMT_UNDER, 100), (page.Kind, page.Cause.Code, page.Exposure["EUR"]));
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C46_WhenTheTimersOfTransactionsAreLost_AreFoundWithinAMinute()
    {
        await using var stage = new WholeStage();
        await stage.TellAsync([.. Enumerable.Range(0, 50).Select(i => Facts.Of("GS", $"tx-{i}", stage.Now))]);
        await stage.PassAsync(1);
        await stage.LoseTimersAsync(nameof(Transaction.ReachDeadline));
        await stage.PassAsync(59);

        await stage.PassAsync(60);
        Assert.Equal(50, stage.Lost);

        // Who comes that late may have been away itself, so the gate waits a little for what is read at the same time.
        await stage.PassAsync(15);
        Assert.Equal(50, stage.Sources.Asked.Select(asked => asked.Question.Reference).Distinct().Count());
        await stage.PassAsync(60);
        Assert.Single(stage.Pager.Words);
        Assert.Equal(50, Assert.Single(await stage.CasesAsync(CaseKind.Alert)).Current.Count);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task C46_WhenTheTimerOfAnAlertIsLost_IsFoundWithinAMinute()
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Of("GS", Id, stage.Now));
        while ((await stage.CasesAsync(CaseKind.Alert)).Count == 0) await stage.StepAsync(stage.Now.AddSeconds(1));
        await stage.LoseTimersAsync(CaseTimer.Operation);
        Assert.Empty(stage.Pager.Words);

        await stage.PassAsync(60);

        Assert.Single(stage.Pager.Words);
        Assert.Equal(1, stage.Lost);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task ChecksWhoseTimerIsLost_WhenTheirLongestTimeHasPassed_AreAlertedOnce()
    {
        await using var stage = new WholeStage();
        await stage.TellAsync(Facts.Of("GS", Id, stage.Now));
        await stage.PassAsync(65);
        Assert.Equal(2, stage.Sources.Asked.Count);
        await stage.LoseTimersAsync(CaseTimer.Operation);

        await stage.PassAsync(TimeSpan.FromMinutes(45));

        Assert.Equal("ALERT_BANK BANK_MISSING", await stage.OutcomeAsync(Id));
        Assert.Single(stage.Pager.Words);
        Assert.Equal(2, stage.Sources.Asked.Count);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task ADoubleChargeWhoseTimersAreLost_WhenItsLongestTimeHasPassed_IsAlertedOnce()
    {
        await using var stage = new WholeStage();
        foreach (var id in (string[])["pi_A", "pi_B"])
        {
            await stage.TellAsync(Facts.Of("GS", id, stage.Now) with { OrderId = "order-1" }, Facts.Of("BB", id, stage.Now));
            await stage.PassAsync(1);
        }

        Assert.True(Assert.Single(await stage.CasesAsync(CaseKind.Order)).Current.IsOpen);
        await stage.LoseTimersAsync(CaseTimer.Operation);

        await stage.PassAsync(TimeSpan.FromMinutes(45));

        Assert.Equal(ReasonCode.DUP_DOUBLE_CHARGE, Assert.Single(stage.Pager.Words).Word.Cause.Code);
        await stage.VerifyAsync();
    }

    [Fact]
    public async Task AFeedWhoseTimerIsLost_WhenItHasCaughtUp_IsNoLongerAnIncidentAMinuteLater()
    {
        await using var stage = new WholeStage { Stride = TimeSpan.FromSeconds(1) };
        var count = 0;
        for (var second = 0; second < 150; second++) await BothAsync();
        for (var second = 0; second < 60; second++)
        {
            await stage.TellWithBeatAsync(Side.Gateway, "generic", Facts.Of("GS", $"tx-{count++}", stage.Now));
            await stage.PassAsync(1);
        }

        Assert.True((await FeedAsync()).IsOpen);
        await BothAsync();
        await stage.LoseTimersAsync(CaseTimer.Operation);
        for (var second = 0; second < 90; second++) await BothAsync();

        Assert.False((await FeedAsync()).IsOpen);
        await stage.VerifyAsync();

        async Task BothAsync()
        {
            var id = $"tx-{count++}";
            await stage.TellWithBeatAsync(Side.Gateway, "generic", Facts.Of("GS", id, stage.Now));
            await stage.TellWithBeatAsync(Side.Bank, "ledger", Facts.Of("BB", id, stage.Now));
            await stage.PassAsync(1);
        }

        async Task<CaseSnapshot> FeedAsync() => (await stage.CasesAsync(CaseKind.Feed)).Single(feed => feed.Id.Key == "bank-ledger").Current;
    }

    [Fact]
    public async Task C50_WhenABankFeedIsSilentFor20Minutes_IsOneIncidentAndNoAlertForAnyOfThe8000()
    {
        await using var stage = new WholeStage { Stride = TimeSpan.FromSeconds(1) };
        var count = 0;
        for (var second = 0; second < 150; second++)
        {
            await OfferAsync(1);
            await stage.TellWithBeatAsync(Side.Bank, "ledger", Booked(count - 1));
            await stage.PassAsync(1);
        }

        var silentFrom = count;
        stage.Stride = TimeSpan.FromSeconds(5);
        for (var time = TimeSpan.Zero; time < TimeSpan.FromMinutes(20); time += TimeSpan.FromSeconds(10))
        {
            await OfferAsync(time < TimeSpan.FromMinutes(17) ? 10 : 400);
            await stage.PassAsync(10);
        }

        var waiting = Enumerable.Range(silentFrom, count - silentFrom).ToList();
        Assert.InRange(waiting.Count, 8000, 9000);
        var silent = Assert.Single(await stage.CasesAsync(CaseKind.Alert));
        Assert.Equal((ReasonCode.FEED_STALE, true), (silent.Current.Code, silent.Current.IsOpen));
        Assert.Empty(stage.Sources.Asked);

        stage.Stride = TimeSpan.FromSeconds(1);
        foreach (var backlog in waiting.Chunk(500))
        {
            await OfferAsync(1);
            await stage.TellWithBeatAsync(Side.Bank, "ledger", [.. backlog.Append(count - 1).Select(Booked)]);
            await stage.PassAsync(1);
        }

        for (var second = 0; second < 90; second++)
        {
            await OfferAsync(1);
            await stage.TellWithBeatAsync(Side.Bank, "ledger", Booked(count - 1));
            await stage.PassAsync(1);
        }

        Assert.Equal(0, await stage.CountAsync(TransactionStatus.PENDING));
        Assert.Equal(0, await stage.CountAsync(TransactionStatus.ALERT));
        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Alert)).Current.IsOpen);
        Assert.False((await stage.CasesAsync(CaseKind.Feed)).Single(feed => feed.Id.Key == "bank-ledger").Current.IsOpen);
        Assert.Equal([NotificationKind.Opened, NotificationKind.Closed], stage.Pager.Words.Select(word => word.Word.Kind));
        Assert.Empty(stage.Sources.Asked);
        await stage.VerifyAsync();

        Task OfferAsync(int number) => stage.TellWithBeatAsync(Side.Gateway, "generic", [.. Enumerable.Range(0, number).Select(_ => Facts.Of("GS", $"tx-{count++}", stage.Now))]);

        PaymentEvent Booked(int number) => Facts.Of("BB", $"tx-{number}", stage.Now);
    }
}
