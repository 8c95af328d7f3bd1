using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Jobs;

namespace RealRecon.Tests.Alerts;

public sealed class DeliveryJobTests
{
    private readonly DeliveryJob _job = new(new DeliveryRules());
    private DateTimeOffset _now = AlertStage.Start;

    [Fact]
    public void Delivery_WhenTheSinkTakesIt_TellsTheGroup()
    {
        var ended = Run(DeliveryOutcome.Delivered);

        Assert.Equal(new DeliveryEnded(7, DeliveryEnding.Delivered, null), ended);
    }

    [Fact]
    public void Delivery_WhenTheSinkRefuses_GivesUpAtOnce()
    {
        var ended = Run(DeliveryOutcome.Refused("HTTP 404"));

        Assert.Equal((DeliveryEnding.Failed, "HTTP 404", AlertStage.Start), (ended.Ending, ended.Problem, _now));
    }

    [Fact]
    public void Delivery_WhenTheSinkIsInTrouble_TriesEverLessOftenForADay()
    {
        var pauses = new List<double>();
        var ended = Run(DeliveryOutcome.Trouble("HTTP 503"), pauses);

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 900, 900], pauses.Take(10));
        Assert.All(pauses.Skip(8), pause => Assert.Equal(900, pause));
        Assert.Equal(DeliveryEnding.Failed, ended.Ending);
        Assert.InRange(_now - AlertStage.Start, TimeSpan.FromHours(23.7), TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1, 5)]
    [InlineData(999_999, 3600)]
    [InlineData(-5, 5)]
    public void Delivery_WhenTheSinkAsksForPatience_GivesItWithinReason(int asked, int pause)
    {
        var pauses = new List<double>();
        Run(DeliveryOutcome.Trouble("HTTP 429", TimeSpan.FromSeconds(asked)), pauses, most: 1);

        Assert.Equal(pause, pauses[0]);
    }

    [Fact]
    public void Delivery_WhenItIsSuperseded_IsNotSent()
    {
        var step = _job.Begin(Request, _now);
        Assert.Equal(new JobThen<Notification>.Confirm(AlertStage.Cause.Address, 7), step.Then);

        step = _job.Confirmed(step.Run, wanted: false, _now);

        Assert.IsType<JobThen<Notification>.End>(step.Then);
        Assert.Equal(new DeliveryEnded(7, DeliveryEnding.Superseded, null), step.Outbox.Single().Payload);
    }

    [Fact]
    public void Key_WhenTheCauseIsLong_IsStillShortEnoughForAnOrchestration()
    {
        var word = Samples.Word with { Cause = new AlertCause(ReasonCode.STS_GW_REVERSED_BANK_OK, new string('ä', 60), new string('|', 60)) };
        var other = word with { Cause = word.Cause with { Gateway = new string('ö', 60) } };

        Assert.True(word.Key.Length <= 100 && word.IncidentKey.Length <= 255);
        Assert.NotEqual(word.Key, other.Key);
        Assert.All(word.Key, c => Assert.True(char.IsAsciiLetterOrDigit(c) || "-_.=".Contains(c)));
    }

    private static DeliveryRequest Request => new(Samples.Word with { Number = 7 });

    private DeliveryEnded Run(DeliveryOutcome outcome, List<double>? pauses = null, int most = int.MaxValue)
    {
        var step = _job.Begin(Request, _now);
        while (true)
        {
            switch (step.Then)
            {
                case JobThen<Notification>.Confirm:
                    step = _job.Confirmed(step.Run, wanted: true, _now);
                    break;
                case JobThen<Notification>.Call:
                    step = _job.Answered(step.Run, outcome, _now);
                    break;
                case JobThen<Notification>.Sleep sleep:
                    pauses!.Add((sleep.Until - _now).TotalSeconds);
                    if (pauses.Count == most) return new DeliveryEnded(0, default, null);
                    _now = sleep.Until;
                    step = _job.Woken(step.Run, _now);
                    break;
                default:
                    Assert.Equal(AlertStage.Cause.Address, step.Outbox.Single().Target);
                    return (DeliveryEnded)step.Outbox.Single().Payload!;
            }
        }
    }
}
