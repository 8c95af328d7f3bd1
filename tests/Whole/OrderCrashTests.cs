using RealRecon.Core;
using RealRecon.Core.Cases;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Whole;

/// <summary>
/// A double charge whose refund the gateway knows at the third try, killed between any two steps: whoever goes on hears each answer once, closes the
/// case once and tells nobody.
/// </summary>
public sealed class OrderCrashTests
{
    private static readonly DateTimeOffset RefundKnown = WholeStage.Start.AddSeconds(30);

    private readonly List<Remains> _kills = [];
    private readonly Lock _lock = new();

    [Fact]
    public async Task ADoubleCharge_WhenKilledBetweenAnyTwoSteps_IsClosedOnceByItsRefund()
    {
        await using (var stage = new WholeStage(script: Gateway) { Stride = TimeSpan.FromMilliseconds(1) })
        {
            stage.Sources.BeforeAnswer = stage.WatchedStore.AroundBlock = () => Kill(stage);
            await stage.TellAsync(
                Facts.Of("GS", "pi_A", stage.Now) with { OrderId = "order-1" },
                Facts.Of("BB", "pi_A", stage.Now),
                Facts.Of("GS", "pi_B", stage.Now.AddMilliseconds(1)) with { OrderId = "order-1" },
                Facts.Of("BB", "pi_B", stage.Now),
                Facts.Of("BB", "re_B", stage.Now) with { Direction = Direction.Debit });
            for (var end = stage.Now.AddSeconds(45); stage.Now < end; await stage.StepAsync(end)) Kill(stage);
            await CheckAsync(stage);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{_kills.Count} kills");
        foreach (var left in _kills)
        {
            using (left)
            {
                await using var next = new WholeStage(from: left, script: Gateway);
                await next.PassAsync(WholeStage.Start.AddSeconds(120) - next.Now);
                await CheckAsync(next);
            }
        }
    }

    /// <summary>From a moment on the gateway knows the refund.</summary>
    private static Answer Gateway(Question question, DateTimeOffset now) => question.Kind == QuestionKind.GatewayRefunds && now >= RefundKnown
        ? ScriptedSources.Found(question, Facts.Refund("re_B", "pi_B", RefundKnown))
        : ScriptedSources.Nothing(question);

    private static async Task CheckAsync(WholeStage stage)
    {
        Assert.Equal("MATCHED M09_AUTO_RETRY", await stage.OutcomeAsync("re_B"));
        var entries = (await stage.CaseEntriesAsync()).Where(entry => entry.Id.Kind == CaseKind.Order).OrderBy(entry => entry.Version).Select(entry => entry.What);
        Assert.Equal([CaseEvent.Opened, CaseEvent.Answered, CaseEvent.Answered, CaseEvent.Answered], entries.Where(what => what is CaseEvent.Opened or CaseEvent.Answered));
        Assert.False(Assert.Single(await stage.CasesAsync(CaseKind.Order)).Current.IsOpen);
        Assert.Empty(stage.Pager.Words);
        await stage.VerifyAsync();
    }

    private void Kill(WholeStage stage)
    {
        lock (_lock) _kills.Add(new Remains(stage));
    }
}
