using RealRecon.Core;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.AnswerOutcome;
using static RealRecon.Core.Resolution.QuestionKind;

namespace RealRecon.Tests.Jobs;

public sealed class ResolutionJobTests
{
    private readonly ListeningOwner _owner = new();

    [Fact]
    public void Run_WhenNothingIsFound_TriesAsOftenAsItMayWithDoubledWaits()
    {
        var stage = Play(Asked.Request(BankByReference, BankByAmountAndDay), (_, _) => NotFound);

        Assert.Equal(
            [
                "00:00 BankByReference NotFound", "00:00 BankByAmountAndDay NotFound",
                "00:12 BankByReference NotFound", "00:12 BankByAmountAndDay NotFound",
                "00:36 BankByReference NotFound", "00:36 BankByAmountAndDay NotFound",
                "00:36 end",
            ],
            stage.Lines);
        Assert.Equal([new ChecksEnded(1, 3, false)], _owner.Ended);
        Assert.Equal([1, 1, 2, 2, 3, 3], _owner.Heard.Select(heard => heard.Attempt));
    }

    [Fact]
    public void Run_WhenAQuestionFindsFacts_AsksNoFurther()
    {
        var stage = Play(Asked.Request(BankByReference, BankByAmountAndDay), (question, _) => question.Kind == BankByReference ? NotFound : Found);

        Assert.Equal(["00:00 BankByReference NotFound", "00:00 BankByAmountAndDay Found", "00:00 end"], stage.Lines);
        Assert.Equal([new ChecksEnded(1, 1, true)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenSeveralMovementsCouldBeMeant_CountsTheTryAndTakesNone()
    {
        Play(Asked.Request(BankByAmountAndDay), (_, _) => Ambiguous);

        Assert.Equal([new ChecksEnded(1, 3, false)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenTheFirstWaitIsLong_WaitsBeforeTheFirstQuestion()
    {
        var playbook = new Playbook { Ask = [GatewayById], Attempts = 1, FirstWaitPercent = 50 };

        var stage = Play(Asked.Request(ReasonCode.GATEWAY_MISSING, playbook), (_, _) => NotFound);

        Assert.Equal(["00:30 GatewayById NotFound", "00:30 end"], stage.Lines);
    }

    [Fact]
    public void Run_WhenTheOwnerStopsWaiting_EndsSilentlyWithoutAnotherQuestion()
    {
        var stage = new RunStage(_owner, (_, _) => NotFound) { Meanwhile = now => _owner.Waits = now < Asked.Start.AddSeconds(10) };

        stage.Play(Asked.Request(BankByReference));

        Assert.Equal(["00:00 BankByReference NotFound", "00:12 end"], stage.Lines);
        Assert.Empty(_owner.Ended);
    }

    [Fact]
    public void Run_WhenTheSourceIsDownForTenMinutes_AsksTheSameQuestionUntilItAnswers()
    {
        var stage = Play(
            Asked.Request(BankByReference, BankByAmountAndDay), (_, now) => now < Asked.Start.AddMinutes(10) ? Unavailable : Found);

        Assert.Equal("00:00 BankByReference Unavailable", stage.Lines[0]);
        Assert.Equal("(00:12 BankByReference Unavailable)", stage.Lines[1]);
        Assert.EndsWith("BankByReference Found", stage.Lines[^2], StringComparison.Ordinal);
        Assert.InRange(stage.Now, Asked.Start.AddMinutes(10), Asked.Start.AddMinutes(11));
        Assert.Equal([Unavailable, Found], _owner.Heard.Select(heard => heard.Answer.Outcome));
        Assert.Equal([new ChecksEnded(1, 1, true)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenTheSourceStaysDown_GivesUpAfterTheLongestOutageWithoutATryMade()
    {
        var stage = Play(Asked.Request(BankByReference), (_, _) => Unavailable);

        Assert.Equal(Asked.Start.AddMinutes(30), stage.Now);
        Assert.InRange(stage.Lines.Count, 32, 40);
        Assert.Single(_owner.Heard);
        Assert.Equal([new ChecksEnded(1, 0, false)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenTheSourceComesAndGoes_CountsItsOutagesTogetherAndTellsEachOnce()
    {
        // Down for twenty minutes, up for one question, down again.
        var stage = Play(
            Asked.Request(BankByReference, BankByAmountAndDay),
            (question, now) => now >= Asked.Start.AddMinutes(20) && question.Kind == BankByReference ? NotFound : Unavailable);

        Assert.InRange(stage.Now, Asked.Start.AddMinutes(29), Asked.Start.AddMinutes(31));
        Assert.Equal([Unavailable, NotFound, Unavailable], _owner.Heard.Select(heard => heard.Answer.Outcome));
    }

    [Fact]
    public void Run_WhenAnOutageComesLate_StillWaitsForItsEnd()
    {
        var hours = new Playbook { Ask = [BankByReference], Attempts = 2, FirstWaitPercent = 100, LongestOutage = TimeSpan.FromMinutes(30) };
        var request = Asked.Request(ReasonCode.BANK_MISSING, hours) with { Patience = hours.PatienceFor(TimeSpan.FromHours(10)) };

        Play(request, (_, now) => now < Asked.Start.AddHours(10).AddMinutes(5) ? Unavailable : Found);

        Assert.Equal([new ChecksEnded(1, 1, true)], _owner.Ended);
    }

    [Theory]
    [InlineData(Refused)]
    [InlineData(NoSource)]
    public void Run_WhenAQuestionCannotBeAnswered_TellsItOnceAndGoesOnWithTheOthers(AnswerOutcome outcome)
    {
        var stage = Play(Asked.Request(BankByReference, GatewayById), (question, _) => question.Kind == BankByReference ? outcome : NotFound);

        Assert.Equal(
            [$"00:00 BankByReference {outcome}", "00:00 GatewayById NotFound", "00:12 GatewayById NotFound", "00:36 GatewayById NotFound", "00:36 end"],
            stage.Lines);
        Assert.Equal([new ChecksEnded(1, 3, false)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenNoQuestionIsLeft_GivesUpAtOnce()
    {
        var stage = Play(Asked.Request(BankByReference, GatewayById), (question, _) => question.Kind == BankByReference ? Refused : NoSource);

        Assert.Equal(["00:00 BankByReference Refused", "00:00 GatewayById NoSource", "00:00 end"], stage.Lines);
        Assert.Equal([new ChecksEnded(1, 0, false)], _owner.Ended);
    }

    [Fact]
    public void Run_WithoutQuestions_EndsAtOnce()
    {
        Play(Asked.Request(), (_, _) => throw new InvalidOperationException("There is nothing to ask."));

        Assert.Equal([new ChecksEnded(1, 0, false)], _owner.Ended);
    }

    [Fact]
    public void Run_WhenTimersFireEarly_AsksAsOftenAsOtherwise()
    {
        var stage = new RunStage(_owner, (_, _) => NotFound) { Early = TimeSpan.FromSeconds(1) };

        stage.Play(Asked.Request(BankByReference));

        Assert.Equal([1, 2, 3], _owner.Heard.Select(heard => heard.Attempt));
        Assert.Equal([new ChecksEnded(1, 3, false)], _owner.Ended);
    }

    private RunStage Play(ResolutionRequest request, Func<Question, DateTimeOffset, AnswerOutcome> source) => new RunStage(_owner, source).Play(request);
}
