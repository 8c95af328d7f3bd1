using System.Diagnostics;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

/// <summary>Very many runs in one second, as when a bank falls silent and all deadlines pass. Time and memory are printed, not judged.</summary>
public sealed class JobLoadTests
{
    private const int Runs = 20_000;

    [Fact]
    public async Task Runs_WhenVeryManyStartInOneTurn_AllEndAndTellOnce()
    {
        await using var runtime = new JobRuntime((question, _) => Task.FromResult(question.With(AnswerOutcome.NotFound, Asked.Start)), Asked.Start);
        var request = Asked.Request(ReasonCode.BANK_MISSING, new Playbook { Ask = [QuestionKind.BankByReference], Attempts = 1 });
        string[] keys = [.. Enumerable.Range(0, Runs).Select(i => $"k{i}")];
        GC.Collect();
        using var memory = new PeakMemory();
        var clock = Stopwatch.StartNew();

        await runtime.SendAsync(OwnerEntity.Do("all", "Start", new StartOrder(request, [.. keys])));
        var started = clock.Elapsed;
        var longest = TimeSpan.Zero;
        while (runtime.LastMessage > 0)
        {
            var sent = clock.Elapsed;
            await runtime.SendAsync(OwnerEntity.Do("other", "Leave"));
            if (clock.Elapsed - sent > longest) longest = clock.Elapsed - sent;
        }

        var ended = clock.Elapsed;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Runs:N0} runs started in one turn: on disk after {started.TotalSeconds:F1} s, all ended after {ended.TotalSeconds:F1} s; "
            + $"another signal waited {longest.TotalMilliseconds:F0} ms at most meanwhile; managed heap {memory.Before / 1e6:F0} MB before, {memory.Peak / 1e6:F0} MB at most.");
        Assert.Equal((Runs, Runs), (runtime.Owners("ended after 1, found False"), runtime.Owners("NotFound")));
        Assert.Equal(0, runtime.Messages);
    }

    /// <summary>Looks at the managed heap every 50 ms.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer _timer;

        public PeakMemory() => _timer = new Timer(_ => Peak = Math.Max(Peak, GC.GetTotalMemory(false)), null, 0, 50);

        public long Before { get; } = GC.GetTotalMemory(true);

        public long Peak { get; private set; }

        public void Dispose() => _timer.Dispose();
    }
}
