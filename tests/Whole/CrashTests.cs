using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;

namespace RealRecon.Tests.Whole;

/// <summary>
/// Killed between any two steps of a playbook and of what people hear of it: whoever goes on from what the kill left asks no answered question again,
/// hears each answer once, and alerts, pages and closes once.
/// </summary>
public sealed class CrashTests
{
    private const string Id = "tx-1";
    private const int Questions = 6;

    private readonly List<(Remains Left, bool Booked)> _kills = [];
    private readonly Lock _lock = new();
    private bool _booked;

    [Fact]
    public async Task All_WhenKilledBetweenAnyTwoSteps_GoOnWithoutAskingAlertingOrPagingTwice()
    {
        await using (var stage = new WholeStage { Stride = TimeSpan.FromMilliseconds(1) })
        {
            stage.Pager.Failures = 1;
            await stage.TellAsync(Facts.Of("GS", Id, stage.Now));
            stage.Sources.BeforeAnswer = stage.Pager.AroundWord = stage.WatchedStore.AroundBlock = () => Kill(stage);
            await KillAfterEachStepAsync(stage, () => stage.Pager.Words.Count == 1);
            await stage.TellAsync(Late);
            _booked = true;
            await KillAfterEachStepAsync(stage, () => stage.Pager.Words.Count == 2);
            await CheckAsync(stage, stage.Sources.Asked.Count);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{_kills.Count} kills");
        foreach (var (left, booked) in _kills)
        {
            using (left) await GoOnAsync(left, booked);
        }
    }

    private static PaymentEvent Late { get; } = Facts.Of("BB", Id, WholeStage.Start.AddSeconds(2));

    private async Task KillAfterEachStepAsync(WholeStage stage, Func<bool> isSo)
    {
        for (var limit = stage.Now.AddMinutes(10); !isSo() && stage.Now < limit;)
        {
            Kill(stage);
            await stage.StepAsync(limit);
        }

        // What the last word left to write down.
        for (var end = stage.Now.AddSeconds(1); stage.Now < end;)
        {
            Kill(stage);
            await stage.StepAsync(end);
        }

        Assert.True(isSo());
    }

    private void Kill(WholeStage stage)
    {
        lock (_lock) _kills.Add((new Remains(stage), _booked));
    }

    private static async Task GoOnAsync(Remains left, bool booked)
    {
        var answered = left.Answered;
        await using var stage = new WholeStage(from: left);
        if (!booked)
        {
            await stage.PassAsync(150);
            await stage.TellAsync(Late);
        }

        await stage.PassAsync(30);
        await CheckAsync(stage, answered + stage.Sources.Asked.Count);
    }

    private static async Task CheckAsync(WholeStage stage, int questions)
    {
        Assert.Equal(Questions, questions);
        var answers = (await stage.EntriesAsync()).Where(entry => entry.Answer is not null).Select(entry => (entry.Answer!.Attempt, entry.Answer.Answer.Question.Kind)).ToList();
        Assert.Equal(Questions, answers.Count);
        Assert.Equal(Questions, answers.Distinct().Count());
        Assert.Equal("MATCHED M06_LATE+M00_EXACT", await stage.OutcomeAsync(Id));
        Assert.Equal(
            [(NotificationKind.Opened, 1L), (NotificationKind.Closed, 1L)],
            stage.Pager.Words.Select(word => (word.Word.Kind, word.Word.Incident)));
        var alert = Assert.Single(await stage.CasesAsync(CaseKind.Alert));
        Assert.False(alert.Current.IsOpen);
        Assert.Single(await stage.CaseEntriesAsync(), entry => entry.What == CaseEvent.Opened);
        await stage.VerifyAsync();
    }
}
