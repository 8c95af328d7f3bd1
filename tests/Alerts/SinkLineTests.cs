using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Alerts;

/// <summary>Words to one sink: in order, and none that was overtaken.</summary>
public sealed class SinkLineTests
{
    private readonly AlertStage _stage = new() { Delivers = false };

    [Fact]
    public void Closing_WhileTheOpeningIsOnItsWay_WaitsAndThenGoes()
    {
        Open();
        Heal();
        Assert.Equal(["opened 1 x1"], _stage.Told);
        Assert.False(AlertGroup.IsWaitingFor(_stage.State, 1));

        _stage.End(1, DeliveryEnding.Superseded);

        Assert.Equal(["opened 1 x1", "closed 1 x0"], _stage.Told);
        Assert.True(AlertGroup.IsWaitingFor(_stage.State, 2));
        Assert.DoesNotContain("Notified", _stage.Events);
    }

    [Fact]
    public void NextIncident_WhileTheFormerIsStillBeingTold_ComesAfterIt()
    {
        Open();
        Heal();
        Open("tx-2");
        Assert.Single(_stage.Told);

        _stage.End(1);
        _stage.End(2);
        _stage.End(3);

        Assert.Equal(["opened 1 x1", "closed 1 x0", "opened 2 x1"], _stage.Told);
    }

    [Fact]
    public void Incidents_WhenASinkIsDownWhileTheyComeAndGo_LeaveNothingToTell()
    {
        Open();
        Heal();
        for (var i = 0; i < 50; i++)
        {
            Open($"tx-{i + 10}");
            Heal($"tx-{i + 10}");
        }

        Assert.InRange(_stage.State!.Lines[0].Waiting.Length, 1, 2);
        _stage.End(1);
        _stage.End(2);
        Assert.Equal(["opened 1 x1", "closed 1 x0"], _stage.Told);
        Assert.True(_stage.State.Lines[0].IsIdle);
    }

    [Fact]
    public void Failure_WhenASinkRefuses_StaysVisibleAndIsToldAgainLater()
    {
        Open();
        _stage.End(1, DeliveryEnding.Failed);
        Assert.Equal(CaseEvent.NotificationFailed, _stage.Entries[^1].What);
        Assert.Contains("HTTP 404", _stage.Entries[^1].Summary);
        Assert.Contains(new CaseDetail("notTold", "pager"), _stage.Case.Details);

        _stage.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(["opened 1 x1", "opened 1 x1"], _stage.Told);
        Assert.NotEqual(_stage.Started[0].Key, _stage.Started[1].Key);

        _stage.End(2);
        Assert.Equal(CaseEvent.Notified, _stage.Entries[^1].What);
        Assert.DoesNotContain(_stage.Case.Details, detail => detail.Name == "notTold");
    }

    [Fact]
    public void Failure_WhenAPersonReopens_IsToldAgainAtOnce()
    {
        Open();
        _stage.End(1, DeliveryEnding.Failed);
        _stage.Act(OperatorActionKind.Reopen);

        Assert.Equal(["opened 1 x1", "opened 1 x1"], _stage.Told);
        Assert.Equal("Acted", _stage.Events[^1]);
    }

    [Fact]
    public void Failure_WhenTheIncidentBecameWorse_IsMadeGoodByTheNextWord()
    {
        Open();
        _stage.End(1, DeliveryEnding.Failed);
        _stage.Pass(TimeSpan.FromMinutes(20));
        _stage.Raise("tx-2", minor: 50_000_000);
        _stage.Pass(1);

        Assert.Equal(["opened 1 x1", "opened 1 x2"], _stage.Told);
    }

    [Fact]
    public void Delivery_WhenNothingIsHeardOfIt_CountsAsFailedAndIsReplaced()
    {
        Open();
        _stage.Pass(TimeSpan.FromHours(30));

        Assert.Contains("NotificationFailed", _stage.Events);
        Assert.True(_stage.Started.Count >= 2);
    }

    [Fact]
    public void HearDelivery_WhenRepeated_ChangesNothing()
    {
        Open();
        _stage.End(1);
        var before = _stage.State;
        _stage.End(1);
        _stage.End(77);

        Assert.Same(before, _stage.State);
    }

    [Fact]
    public void Sink_WhenItIsNoLongerConfigured_IsForgotten()
    {
        Open();
        _stage.End(1, DeliveryEnding.Failed);
        _stage.Rules = new AlertRules();
        _stage.Pass(TimeSpan.FromHours(2));

        Assert.Single(_stage.Told);
        Assert.Empty(_stage.State!.Lines);
    }

    private void Open(string subject = "tx-1")
    {
        _stage.Raise(subject);
        _stage.Pass(3);
    }

    private void Heal(string subject = "tx-1")
    {
        _stage.Clear(subject);
        _stage.Pass(3);
    }
}
