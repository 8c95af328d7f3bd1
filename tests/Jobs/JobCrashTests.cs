using RealRecon.Core;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.AnswerOutcome;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Tests.Jobs;

/// <summary>
/// A kill leaves what the last commit wrote. After each commit of a run the files are copied, and from each copy another runtime must finish the run:
/// without a question that was answered, with each answer heard once and one end.
/// </summary>
public sealed class JobCrashTests
{
    private static readonly AnswerOutcome[] Outcomes = [NotFound, Unavailable, Unavailable, NotFound, NotFound, Ambiguous, NotFound, NotFound];

    private static readonly string[] Expected =
    [
        "1 BankByReference NotFound", "1 BankByAmountAndDay Unavailable", "1 BankByAmountAndDay NotFound",
        "2 BankByReference NotFound", "2 BankByAmountAndDay Ambiguous", "3 BankByReference NotFound", "3 BankByAmountAndDay NotFound",
        "ended after 3, found False",
    ];

    private static readonly ResolutionRequest Request = Asked.Request(BankByReference, BankByAmountAndDay);

    [Fact]
    public async Task Run_WhenKilledBehindAnyCommit_GoesOnWithoutAskingOrTellingTwice()
    {
        var source = new ScriptedSource(Outcomes) { IsGated = true };
        await using var runtime = new JobRuntime(source.AskAsync, Asked.Start);
        await AssertGoesOnAsync(runtime, answered: 0, isStarted: false);
        await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Request, ["a"])));

        for (var answered = 0; answered < Outcomes.Length; answered++)
        {
            // Asked, and the answer under way.
            await runtime.UntilAsync(() => source.Asked.Count == answered + 1);
            await AssertGoesOnAsync(runtime, answered);
            var request = runtime.LastMessage;
            source.Release();
            await runtime.UntilAsync(() => runtime.LastMessage != request);

            // The answer is committed: the next question is asked already, or the run sleeps.
            await AssertGoesOnAsync(runtime, answered + 1);
            if (answered + 1 < Outcomes.Length) await SleepAsync(runtime, source, answered + 1);
        }

        Assert.Equal(Expected, runtime.Heard("a"));
    }

    private static async Task SleepAsync(JobRuntime runtime, ScriptedSource source, int answered)
    {
        while (source.Asked.Count == answered && !runtime.IsCalling) await runtime.PassAsync(TimeSpan.FromSeconds(4));
    }

    private static async Task AssertGoesOnAsync(JobRuntime killed, int answered, bool isStarted = true)
    {
        var source = new ScriptedSource(Outcomes[Math.Min(answered, Outcomes.Length - 1)..]);
        await using var runtime = new JobRuntime(source.AskAsync, killed.Time.GetUtcNow(), copyOf: killed.File);
        if (!isStarted) await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Request, ["a"])));
        await runtime.UntilAsync(() =>
        {
            runtime.Time.Advance(TimeSpan.FromSeconds(4));
            return runtime.Runs == 0;
        });

        Assert.Equal(Outcomes.Length - answered, source.Asked.Count);
        Assert.Equal(Expected, runtime.Heard("a"));
        Assert.Equal(0, runtime.Messages);
    }

    [Fact]
    public async Task Calls_WhenKilledWhileManyWaitForTheirTurn_AreAllMadeByTheNextRuntime()
    {
        const int Runs = 300, AtOnce = 3;
        var once = Asked.Request(ReasonCode.BANK_MISSING, new Playbook { Ask = [BankByReference], Attempts = 1 });
        string[] keys = [.. Enumerable.Range(0, Runs).Select(i => $"k{i}")];
        var hanging = new ScriptedSource(NotFound) { IsGated = true };
        await using var killed = new JobRuntime(hanging.AskAsync, Asked.Start, callsAtOnce: AtOnce);
        await killed.SendAsync(OwnerEntity.Do("all", "Start", new StartOrder(once, [.. keys])));
        await killed.UntilAsync(() => hanging.Asked.Count == AtOnce);

        var source = new ScriptedSource(NotFound);
        await using var next = new JobRuntime(source.AskAsync, Asked.Start, copyOf: killed.File, callsAtOnce: AtOnce);
        await next.UntilAsync(() => next.Runs == 0);

        Assert.Equal(Runs, source.Asked.Count);
        Assert.Equal(Runs, next.Owners("ended after 1, found False"));
        Assert.Equal(0, next.Messages);
    }
}
