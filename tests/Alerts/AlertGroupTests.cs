using RealRecon.Core.Alerts;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Tests.Alerts;

public sealed class AlertGroupTests
{
    private readonly AlertStage _stage = new();

    [Fact]
    public void Incident_WhenTenThousandHaveOneCause_SpeaksOnceAndClosesItself()
    {
        _stage.RaiseMany(10_000);
        _stage.Pass(60);
        Assert.Equal(["opened 1 x10000"], _stage.Told);
        Assert.Equal((10_000, 10_000L), (_stage.Case.Count, _stage.Case.Exposure["EUR"]));

        _stage.ClearMany(10_000);
        _stage.Pass(60);

        Assert.Equal(["opened 1 x10000", "closed 1 x0"], _stage.Told);
        Assert.False(_stage.Case.IsOpen);
        Assert.Empty(_stage.Case.Exposure);
        Assert.Contains(new CaseDetail("closedBy", "itself"), _stage.Case.Details);
        Assert.InRange(_stage.Entries.Count, 5, 12);
        Assert.Equal(Enumerable.Range(1, _stage.Entries.Count).Select(version => (long)version), _stage.Entries.Select(entry => entry.Version));
    }

    [Fact]
    public void Incident_WhenItsTimerIsLateInAStorm_WritesNoEntryForEachAlert()
    {
        _stage.Raise("tx-first");
        _stage.LoseTimers();
        _stage.Pass(5);

        _stage.RaiseMany(1000);

        Assert.InRange(_stage.Entries.Count, 1, 3);
    }

    [Fact]
    public void Incident_WhenItHealsWhileItGathers_IsListedAndNeverAnnounced()
    {
        _stage.Raise("tx-1");
        _stage.Pass(1);
        _stage.Clear("tx-1");
        _stage.Pass(60);

        Assert.Empty(_stage.Told);
        Assert.Equal(["Opened", "Closed"], _stage.Events);
    }

    [Fact]
    public void Incident_WhenAnotherComesBeforeItSettled_StaysOpen()
    {
        _stage.Raise("tx-1");
        _stage.Pass(10);
        _stage.Clear("tx-1");
        _stage.Pass(1.9);
        _stage.Raise("tx-2");
        _stage.Pass(3600);

        Assert.Equal(["opened 1 x1"], _stage.Told);
        Assert.True(_stage.Case.IsOpen);
    }

    [Fact]
    public void Incident_WhenTheCauseComesBackAfterItClosed_IsANewOne()
    {
        foreach (var subject in (string[])["tx-1", "tx-2"])
        {
            _stage.Raise(subject);
            _stage.Pass(10);
            _stage.Clear(subject);
            _stage.Pass(10);
        }

        Assert.Equal(["opened 1 x1", "closed 1 x0", "opened 2 x1", "closed 2 x0"], _stage.Told);
        Assert.Equal(4, _stage.Started.Select(word => word.Key).Distinct().Count());
        Assert.Equal(2, _stage.Started.Select(word => word.IncidentKey).Distinct().Count());
    }

    [Fact]
    public void Incident_WhenItIsTenTimesAsMany_SpeaksAgainButNotWithinAQuarterOfAnHour()
    {
        _stage.RaiseMany(10);
        _stage.Pass(10);
        _stage.RaiseMany(89, from: 10);
        _stage.Pass(TimeSpan.FromHours(1));
        Assert.Equal(["opened 1 x10"], _stage.Told);

        _stage.RaiseMany(1, from: 99);
        _stage.Pass(1);
        Assert.Equal(["opened 1 x10", "escalated 1 x100"], _stage.Told);

        _stage.RaiseMany(900, from: 100);
        _stage.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(2, _stage.Told.Length);

        _stage.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(["opened 1 x10", "escalated 1 x100", "escalated 1 x1000"], _stage.Told);
    }

    [Fact]
    public void Severity_WhenMoneyStaysAtRisk_RisesWithItsAgeAndSpeaksEachTime()
    {
        _stage.Raise("tx-1", minor: 100);
        _stage.Pass(TimeSpan.FromHours(121));

        Assert.Equal([Severity.Info, Severity.Warning, Severity.Error, Severity.Critical], _stage.Started.Select(word => word.Severity));
        Assert.Equal([2, 24 * 3600, 72 * 3600, 120 * 3600], _stage.Started.Select(word => (int)(word.At - AlertStage.Start).TotalSeconds));
        Assert.Equal(Severity.Critical, _stage.Case.Severity);
    }

    [Fact]
    public void Sink_WhenTheSeverityIsBelowItsOwn_HearsOnlyOnceItRises()
    {
        _stage.Rules = new AlertRules { Sinks = [new("mail", Severity.Info), new("pager", Severity.Error)] };
        _stage.Raise("tx-1", minor: 100);
        _stage.Pass(10);
        _stage.Raise("tx-2", minor: 1_000_000);
        _stage.Pass(TimeSpan.FromMinutes(20));
        _stage.Clear("tx-1", minor: 100);
        _stage.Clear("tx-2", minor: 1_000_000);
        _stage.Pass(10);

        Assert.Equal(["opened 1 x1 mail", "escalated 1 x2 mail", "opened 1 x2 pager", "closed 1 x0 mail", "closed 1 x0 pager"], Heard());
    }

    [Fact]
    public void Backfill_WhenItAlerts_IsListedAndNobodyIsPagedUntilSomethingLiveComes()
    {
        for (var i = 0; i < 100; i++) _stage.Raise($"old-{i}", since: AlertStage.Start.AddDays(-30), isBackfill: true);
        _stage.Pass(TimeSpan.FromHours(1));
        Assert.Empty(_stage.Told);
        Assert.Equal((true, 100), (_stage.Case.IsOpen, _stage.Case.Count));

        _stage.Raise("tx-1");
        _stage.Pass(10);
        Assert.Equal(["opened 1 x101"], _stage.Told);
        Assert.Equal(Severity.Warning, _stage.Started[0].Severity);

        for (var i = 0; i < 5000; i++) _stage.Raise($"older-{i}", since: AlertStage.Start.AddDays(-30), isBackfill: true);
        _stage.Pass(TimeSpan.FromHours(1));
        Assert.Single(_stage.Told);
    }

    [Fact]
    public void Raise_WhenRepeated_CountsOnce()
    {
        _stage.Raise("tx-1");
        _stage.Raise("tx-1");
        _stage.Raise("tx-1", number: 2);
        _stage.Clear("tx-1");
        _stage.Clear("tx-1");
        _stage.Raise("tx-1");

        Assert.Equal((1, 1000), (_stage.State!.Count, _stage.State.Exposure.Shown()["EUR"]));
    }

    [Fact]
    public void Clear_WhenItOvertakesItsRaise_LeavesNothingOpen()
    {
        _stage.Clear("tx-1");
        _stage.Raise("tx-1");
        _stage.Pass(10);

        Assert.Equal(0, _stage.State!.Count);
        Assert.Empty(_stage.Entries);
    }

    [Fact]
    public void Exposure_WhenItExceedsWhatAnAmountHolds_IsShownAsTheLargestAndComesBack()
    {
        _stage.Raise("tx-1", long.MaxValue);
        _stage.Raise("tx-2", long.MaxValue);
        _stage.Raise("tx-3", 5, "JPY");
        _stage.Pass(10);
        Assert.Equal((long.MaxValue, 5L), (_stage.Case.Exposure["EUR"], _stage.Case.Exposure["JPY"]));

        _stage.Clear("tx-1", long.MaxValue);
        _stage.Clear("tx-3", 5, "JPY");
        _stage.Pass(10);
        Assert.Equal([KeyValuePair.Create("EUR", long.MaxValue)], _stage.Case.Exposure);
    }

    [Fact]
    public void Timer_WhenThePlatformLosesIt_IsReplacedByTheSweepersWord()
    {
        _stage.Raise("tx-1");
        _stage.LoseTimers();
        _stage.Pass(120);
        Assert.Empty(_stage.Told);
        Assert.True(_stage.Case.Deadline < _stage.Now);

        _stage.Wake(new CaseTimer(_stage.Case.Generation, _stage.Case.Deadline!.Value));

        Assert.Equal(["opened 1 x1"], _stage.Told);
        Assert.True(_stage.Case.Deadline > _stage.Now);
    }

    [Fact]
    public void View_WhileTimersRun_NeverShowsADeadlineThatPassed()
    {
        _stage.Raise("tx-1");
        for (var i = 0; i < 400; i++)
        {
            _stage.Pass(0.7);
            if (i % 3 == 0) _stage.Raise($"tx-{i + 10}");
            if (i % 3 == 1) _stage.Clear($"tx-{i + 9}");
            if (i > 10) Assert.True(_stage.Case.Deadline is null || _stage.Case.Deadline > _stage.Now - TimeSpan.FromSeconds(1), $"{_stage.Case.Deadline} at {_stage.Now}");
        }
    }

    [Fact]
    public void Wake_WhenItsGenerationIsOld_ChangesNothing()
    {
        _stage.Raise("tx-1");
        var before = _stage.State;
        _stage.Wake(new CaseTimer(0, AlertStage.Start));

        Assert.Same(before, _stage.State);
    }

    [Fact]
    public void QuietHours_WhenItIsNotCritical_WaitForTheMorning()
    {
        // Mondays in UTC: the stage starts on one at 10:00.
        _stage.Rules = _stage.Rules with { Quiet = new QuietHours { From = new(9, 0), To = new(13, 0), Days = [DayOfWeek.Monday], Offsets = [] } };
        _stage.Raise("tx-1");
        _stage.Pass(TimeSpan.FromHours(2));
        Assert.Empty(_stage.Told);

        _stage.Pass(TimeSpan.FromHours(1.1));
        Assert.Equal(["opened 1 x1"], _stage.Told);
        Assert.Equal(AlertStage.Start.AddHours(3), _stage.Started[0].At);
    }

    [Fact]
    public void QuietHours_WhenItIsCritical_AreBroken()
    {
        _stage.Rules = _stage.Rules with { Quiet = new QuietHours { From = new(9, 0), To = new(13, 0), Days = [DayOfWeek.Monday], Offsets = [] } };
        _stage.Raise("tx-1", minor: 10_000_000);
        _stage.Pass(10);

        Assert.Equal(["opened 1 x1"], _stage.Told);
    }

    [Fact]
    public void Snooze_WhenItEndsAndTheIncidentDidNot_Reminds()
    {
        _stage.Raise("tx-1");
        _stage.Pass(10);
        _stage.Act(OperatorActionKind.Snooze, until: _stage.Now.AddHours(2));
        _stage.RaiseMany(5, from: 10);
        _stage.Pass(TimeSpan.FromHours(1));
        Assert.Equal(["opened 1 x1", "acknowledged 1 x1"], _stage.Told);

        _stage.Pass(TimeSpan.FromHours(2));
        Assert.Equal(["opened 1 x1", "acknowledged 1 x1", "reminded 1 x6"], _stage.Told);
        Assert.Null(_stage.Case.SnoozedUntil);
    }

    [Fact]
    public void Snooze_WhenItBecomesWorseThanWasSeen_IsBroken()
    {
        _stage.Raise("tx-1");
        _stage.Pass(TimeSpan.FromMinutes(16));
        _stage.Act(OperatorActionKind.Snooze, until: _stage.Now.AddHours(5));
        _stage.Raise("tx-2", minor: 20_000_000);
        _stage.Pass(10);

        Assert.Equal(["opened 1 x1", "acknowledged 1 x1", "escalated 1 x2"], _stage.Told);
    }

    [Fact]
    public void Resolve_WhenAlertsAreStillOpen_ClosesUntilSomethingNewComes()
    {
        _stage.RaiseMany(3);
        _stage.Pass(10);
        _stage.Act(OperatorActionKind.Resolve);
        _stage.Pass(10);
        Assert.Equal((false, 3L), (_stage.Case.IsOpen, _stage.Case.Count));
        Assert.Equal(["opened 1 x3", "closed 1 x3"], _stage.Told);

        _stage.Clear("tx-0", 1);
        _stage.Pass(TimeSpan.FromMinutes(1));
        _stage.Raise("tx-9");
        _stage.Pass(10);
        Assert.Equal(["opened 1 x3", "closed 1 x3", "opened 2 x3"], _stage.Told);
    }

    [Fact]
    public void Reopen_WhenAPersonClosedTooEarly_OpensAgainAtOnce()
    {
        _stage.Raise("tx-1");
        _stage.Pass(10);
        _stage.Act(OperatorActionKind.Resolve);
        _stage.Act(OperatorActionKind.Reopen);

        Assert.Equal(["opened 1 x1", "closed 1 x1", "opened 2 x1"], _stage.Told);
    }

    [Fact]
    public void Act_WhenOnlyCountsMovedOn_IsTakenAndOtherwiseRefused()
    {
        _stage.Raise("tx-1");
        _stage.Pass(10);
        var seen = _stage.State!.Version;
        _stage.RaiseMany(5);
        _stage.Pass(10);
        _stage.Act(OperatorActionKind.Assign, version: seen, id: "first", assignee: "lee");
        _stage.Act(OperatorActionKind.Assign, version: seen, id: "first", assignee: "lee");
        Assert.Equal((CaseEvent.Acted, "lee"), (_stage.Entries[^1].What, _stage.Case.Owner));

        _stage.Act(OperatorActionKind.Assign, version: seen, assignee: "kim");
        Assert.Equal((CaseEvent.ActionRefused, "lee"), (_stage.Entries[^1].What, _stage.Case.Owner));
        Assert.Equal(2, _stage.Entries.Count(entry => entry.Action is not null));
    }

    [Theory]
    [InlineData(OperatorActionKind.ForceMatch)]
    [InlineData(OperatorActionKind.WriteOff)]
    [InlineData(OperatorActionKind.Unmatch)]
    [InlineData(OperatorActionKind.Query)]
    [InlineData(OperatorActionKind.Approve)]
    [InlineData(OperatorActionKind.Reject)]
    [InlineData(OperatorActionKind.Reopen)]
    public void Act_WhenItDoesNotFitAnOpenIncident_IsRefusedAndAudited(OperatorActionKind kind)
    {
        _stage.Raise("tx-1");
        _stage.Pass(10);
        _stage.Act(kind);

        Assert.Equal(CaseEvent.ActionRefused, _stage.Entries[^1].What);
        Assert.Equal(kind, _stage.Entries[^1].Action!.Kind);
    }

    private string[] Heard() => [.. _stage.Started.Zip(_stage.Told, (word, told) => $"{told} {word.Sink}")];
}
