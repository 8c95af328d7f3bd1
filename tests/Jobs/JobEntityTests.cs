using RealRecon.Core;
using RealRecon.Core.Jobs;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.AnswerOutcome;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Tests.Jobs;

public sealed class JobEntityTests
{
    private static readonly ResolutionRequest Twice = Asked.Request(ReasonCode.BANK_MISSING, new Playbook { Ask = [BankByReference], Attempts = 2 });

    [Fact]
    public async Task Run_OnTheRuntime_AsksWaitsAsksAgainAndLeavesNothing()
    {
        var source = new ScriptedSource(NotFound, Found);
        await using var runtime = new JobRuntime(source.AskAsync, Asked.Start);

        await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Twice, ["a"])));
        await runtime.UntilAsync(() => runtime.Heard("a").Count == 1);
        await runtime.PassAsync(TimeSpan.FromSeconds(11));
        Assert.Single(source.Asked);
        await runtime.PassAsync(TimeSpan.FromSeconds(1));
        await runtime.UntilAsync(() => runtime.Heard("a").Count == 3);

        Assert.Equal(["1 BankByReference NotFound", "2 BankByReference Found", "ended after 2, found True"], runtime.Heard("a"));
        Assert.Equal((0, 0), (runtime.Runs, runtime.Messages));
    }

    [Fact]
    public async Task Start_OfARunThatExists_ChangesNothing()
    {
        var source = new ScriptedSource(NotFound) { IsGated = true };
        await using var runtime = new JobRuntime(source.AskAsync, Asked.Start);
        var start = OwnerEntity.Do("a", "Start", new StartOrder(Twice, ["a"]));

        await runtime.SendAsync(start);
        await runtime.SendAsync(start);
        await runtime.SendAsync(start, start);
        await runtime.UntilAsync(() => source.Asked.Count > 0);
        source.Release();
        await runtime.UntilAsync(() => runtime.Heard("a").Count > 0);

        Assert.Single(source.Asked);
        Assert.Equal(1, runtime.Runs);
    }

    [Fact]
    public async Task Signals_OfAFormerStep_ChangeNothing()
    {
        var source = new ScriptedSource(NotFound);
        await using var runtime = new JobRuntime(source.AskAsync, Asked.Start);
        await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Twice, ["a"])));
        await runtime.UntilAsync(() => runtime.Heard("a").Count == 1);
        var run = new EntityAddress(ResolutionJob.JobName, "a-1");

        await runtime.SendAsync(
            new(run, "Wake", new JobWake(1)), new(run, "Wake", new JobWake(99)), new(run, "Confirmed", new JobConfirmed(true)),
            new(run, "Call", new JobCall<Question>(2, Twice.Questions[0])));
        await runtime.UntilAsync(() => source.Asked.Count == 2);
        await runtime.UntilAsync(() => runtime.Messages == 1);

        // The forged call was carried out, but its answer is of a step that is over.
        Assert.Single(runtime.Heard("a"));
        Assert.Equal(1, runtime.Runs);
    }

    [Fact]
    public async Task Run_WhenTheOwnerLeft_EndsWithoutAQuestion()
    {
        var source = new ScriptedSource(NotFound);
        await using var runtime = new JobRuntime(source.AskAsync, Asked.Start);
        await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Twice, ["a"])));
        await runtime.UntilAsync(() => runtime.Heard("a").Count == 1);

        await runtime.SendAsync(OwnerEntity.Do("a", "Leave"));
        await runtime.PassAsync(TimeSpan.FromSeconds(12));

        Assert.Single(source.Asked);
        Assert.Single(runtime.Heard("a"));
        Assert.Equal((0, 0), (runtime.Runs, runtime.Messages));
    }

    [Fact]
    public async Task Call_WhenItThrowsAgainstItsWord_IsMadeAgainLater()
    {
        var asked = 0;
        await using var runtime = new JobRuntime(
            (question, _) => ++asked == 1 ? throw new InvalidOperationException("as told") : Task.FromResult(question.With(Found, Asked.Start)), Asked.Start);

        await runtime.SendAsync(OwnerEntity.Do("a", "Start", new StartOrder(Twice, ["a"])));
        await runtime.UntilAsync(() => asked == 1 && runtime.Messages == 1);
        await runtime.UntilAsync(() =>
        {
            runtime.Time.Advance(TimeSpan.FromSeconds(1));
            return runtime.Heard("a").Count == 2;
        });

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Calls_WhenManyAreAskedForAtOnce_RunSoManyAtATimeAndNeitherStopTheIntakeNorGetLost()
    {
        const int Runs = 500, AtOnce = 4;
        var running = 0;
        var most = 0;
        var gate = new TaskCompletionSource();
        async Task<Answer> AskAsync(Question question, CancellationToken cancellation)
        {
            var now = Interlocked.Increment(ref running);
            for (var seen = most; now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen; seen = most)
            {
            }

            await gate.Task.WaitAsync(cancellation);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return question.With(Found, Asked.Start);
        }

        await using var runtime = new JobRuntime(
            AskAsync, Asked.Start, options: options => options with { MaxBacklog = 10, CachedEntities = 50 }, callsAtOnce: AtOnce);
        string[] keys = [.. Enumerable.Range(0, Runs).Select(i => $"k{i}")];

        await runtime.SendAsync(OwnerEntity.Do("all", "Start", new StartOrder(Twice, [.. keys])));
        await runtime.UntilAsync(() => Volatile.Read(ref running) == AtOnce);

        // All calls hang, and far more operations than the backlog's limit meet their entities; signals are taken nevertheless.
        foreach (var key in keys) await runtime.SendAsync(new OutboxMessage.Signal(new EntityAddress(ResolutionJob.JobName, $"{key}-1"), "Wake", new JobWake(99)));
        Assert.Equal((Runs, Runs), (runtime.Runs, runtime.Messages));
        gate.SetResult();
        await runtime.UntilAsync(() => runtime.Runs == 0);

        Assert.Equal(AtOnce, most);
        Assert.All(keys, key => Assert.Equal(["1 BankByReference Found", "ended after 1, found True"], runtime.Heard(key)));
        Assert.Equal(0, runtime.Messages);
    }
}
