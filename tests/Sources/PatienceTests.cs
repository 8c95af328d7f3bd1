using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Sources;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Sources;

/// <summary>Circuit and queue of a source, on virtual time.</summary>
public sealed class PatienceTests
{
    [Fact]
    public async Task Circuit_WhenASourceKeepsFailing_OpensAndTriesAgainLater()
    {
        var response = RawServer.Status("503 Down", "Retry-After: 60\r\n");
        await using var server = RawServer.Answering(() => response);
        var time = new FakeTimeProvider();
        await using var stage = SourceStage.At(server.Address, time: time);
        for (var i = 0; i < SourcePipeline.MinimumThroughput; i++) Assert.Equal(AnswerOutcome.Unavailable, (await stage.AskAsync(QuestionKind.BankByReference, "tx-1")).Outcome);

        var held = await stage.AskAsync(QuestionKind.BankByReference, "tx-1");
        var whileOpen = server.Heads.Count;
        response = RawServer.Json("{\"postings\":[]}");
        time.Advance(SourcePipeline.Break + TimeSpan.FromSeconds(1));
        var after = await stage.AskAsync(QuestionKind.BankByReference, "tx-1");

        Assert.Equal((AnswerOutcome.Unavailable, SourcePipeline.MinimumThroughput), (held.Outcome, whileOpen));
        Assert.Contains("left in peace", held.Detail, StringComparison.Ordinal);
        Assert.Equal(AnswerOutcome.NotFound, after.Outcome);
    }

    [Fact]
    public async Task Call_WhileItWaitsForItsTurn_LosesNoTime()
    {
        var arrived = Channel.CreateUnbounded<TaskCompletionSource>();
        await using var server = RawServer.Running(async (stream, stop) =>
        {
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await arrived.Writer.WriteAsync(release, stop);
            await release.Task.WaitAsync(stop);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(RawServer.Json("{\"postings\":[]}")), stop);
        });
        var time = new FakeTimeProvider();
        await using var stage = SourceStage.At(server.Address, "ledger", time, ("MaxConcurrent", "1"), ("Timeout", "00:00:05"));

        // The last one waits for longer than all tries of a call may take together.
        var asking = Enumerable.Range(0, 5).Select(_ => stage.AskAsync(QuestionKind.BankByReference, "tx-1")).ToArray();
        for (var i = 0; i < asking.Length; i++)
        {
            var release = await arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.False(arrived.Reader.TryPeek(out _));
            time.Advance(TimeSpan.FromSeconds(4.9));
            release.SetResult();
        }

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(AnswerOutcome.NotFound, answer.Outcome));
        Assert.Equal(asking.Length, server.Heads.Count);
    }
}
