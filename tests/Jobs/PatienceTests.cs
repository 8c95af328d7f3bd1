using CsCheck;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

public sealed class PatienceTests
{
    private static readonly Gen<ResolutionRequest> Requests = Gen.Select(
        Gen.Int[1, 20], Gen.Int[0, 200], Gen.Int[1, 100], Gen.Int[0, 7200], Gen.Int[1, 3], Gen.Int[1, 400_000],
        (attempts, firstWait, backoff, outage, questions, deadline) =>
        {
            var playbook = new Playbook
            {
                Ask = [.. Enum.GetValues<QuestionKind>().Take(questions)],
                Attempts = attempts,
                FirstWaitPercent = firstWait,
                BackoffPercent = backoff,
                LongestOutage = TimeSpan.FromSeconds(outage),
            };
            return Asked.Request(ReasonCode.BANK_MISSING, playbook) with { Patience = playbook.PatienceFor(TimeSpan.FromSeconds(deadline)) };
        });

    [Fact]
    public void LongestRun_WhateverTheSourcesAnswer_IsNotExceeded() => Gen.Select(Requests, Gen.Enum<AnswerOutcome>().Array[1, 50], Gen.Int[0, 60], Gen.Int[0, 1])
        .Sample((request, outcomes, answering, early) =>
        {
            var asked = 0;
            var owner = new ListeningOwner();
            var stage = new RunStage(owner, (_, _) => outcomes[asked++ % outcomes.Length])
            {
                Answering = TimeSpan.FromSeconds(answering),
                Early = TimeSpan.FromSeconds(early),
            };

            stage.Play(request);

            Assert.InRange(stage.Now - Asked.Start, TimeSpan.Zero, request.Patience.LongestRun(request.Questions.Length));
            Assert.Single(owner.Ended);
            Assert.True(asked <= 400, $"{asked} questions");
        });

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 12)]
    [InlineData(3, 24)]
    [InlineData(4, 48)]
    [InlineData(5, 60)]
    [InlineData(20, 60)]
    public void WaitBefore_ForALaterTry_IsDoubledUpToTheDeadline(int attempt, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        new Playbook { Ask = [QuestionKind.GatewayById], Attempts = 20 }.PatienceFor(TimeSpan.FromMinutes(1)).WaitBefore(attempt));

    [Fact]
    public void LongestRun_OfTheLongestPlaybook_IsStillATime() =>
        Assert.True(new Playbook { Ask = [], Attempts = 20, FirstWaitPercent = 1000, BackoffPercent = 100 }.PatienceFor(TimeSpan.FromDays(366)).LongestRun(5)
            < TimeSpan.FromDays(366 * 40));
}
