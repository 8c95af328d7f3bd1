using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;

namespace RealRecon.Tests.Producers;

/// <summary>Scenarios that need a bank which answers.</summary>
public sealed class SimulatedScenarioTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Play_WhenAScenarioNeedsASimulation_TellsItWhatIsPlannedBeforeAnythingIsSent()
    {
        using var hub = new ListeningHub();
        var sentWhenTold = new List<int>();
        await using var api = await CannedApi.StartAsync(_ => null, () => "{}");
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        using var simulation = await SimulatedServices.FindAsync(api.Address, TimeProvider.System, Cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, new Watching(simulation!, () => sentWhenTold.Add(hub.Events.Count())), TimeProvider.System, Cancellation);
        var scenario = Plan("lost-event-healed", new ScenarioSettings { Seed = 3, Start = DateTimeOffset.UnixEpoch, Payments = 2, Spacing = TimeSpan.Zero });

        await player.PlayAsync(scenario, null, Cancellation);

        Assert.Equal([0, 0], sentWhenTold);
        Assert.Equal(2, hub.Events.Count());
        Assert.Equal(2, api.Told.Count);
        Assert.All(api.Told, told => Assert.Equal("/sim/bank/postings", told.Path));
        Assert.All(scenario.Expectations, expectation => Assert.Contains(api.Told, told => told.Body.Contains(expectation.TransactionId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Play_WhenThereIsNoSimulation_SendsNothingAndSaysWhatIsMissing()
    {
        using var hub = new ListeningHub();
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(hub.Port), Cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, null, TimeProvider.System, Cancellation);

        var failure = await Assert.ThrowsAsync<ProducerException>(
            () => player.PlayAsync(Plan("bank-down", new ScenarioSettings { Seed = 3, Start = DateTimeOffset.UnixEpoch }), null, Cancellation));

        Assert.Contains("bank-down needs a bank that answers", failure.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Events);
    }

    [Fact]
    public async Task Find_WhenTheTargetHasNoSimulation_IsNothing()
    {
        await using var api = await CannedApi.StartAsync(_ => null, () => "{}", simulates: false);

        Assert.Null(await SimulatedServices.FindAsync(api.Address, TimeProvider.System, Cancellation));
    }

    [Fact]
    public void BankDown_WhenTheDeadlineIsOver_IsStillDown()
    {
        var settings = new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch, BankDeadline = TimeSpan.FromSeconds(2), Outage = TimeSpan.FromSeconds(3) };
        var scenario = Plan("bank-down", settings);

        var outage = Assert.Single(scenario.Calls.OfType<PlannedCall.BankTurns>());
        Assert.Equal(BankBehaviour.Down, outage.Behaviour);
        Assert.InRange(settings.BankDeadline, outage.At, outage.At + outage.Duration);
        Assert.All(scenario.Expectations, expectation => Assert.True(expectation.IsNeverAlert));
    }

    [Fact]
    public void StaleFeed_WhenTheBankIsSilent_ItIsSoForLongerThanTheFirstMayWait()
    {
        var settings = new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch, BankDeadline = TimeSpan.FromSeconds(4), LiveTime = TimeSpan.FromSeconds(5), Payments = 500 };
        var bank = Plan("stale-feed", settings).Events.Where(planned => planned.Hub == Hub.Bank).Select(planned => planned.At).ToList();

        var silence = bank.Zip(bank.Skip(1), (a, b) => (Since: a, Length: b - a)).MaxBy(gap => gap.Length);
        Assert.True(silence.Since > settings.LiveTime);
        Assert.True(silence.Length > settings.BankDeadline * 1.6, $"{silence.Length}");
    }

    [Fact]
    public void StaleFeed_WhenTheBankIsSilent_TheGatewayGoesOn()
    {
        var scenario = Plan("stale-feed", new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch, Payments = 500 });
        var gateway = scenario.Events.Where(planned => planned.Hub == Hub.Gateway).Select(planned => planned.At).ToList();
        var resumed = scenario.Events.Where(planned => planned.Hub == Hub.Bank).Select(planned => planned.At).OrderBy(at => at).ToList();

        var backlog = resumed.Zip(resumed.Skip(1), (a, b) => (Since: a, Until: b)).MaxBy(gap => gap.Until - gap.Since);
        Assert.InRange(gateway.Count(at => at > backlog.Since && at < backlog.Until), 490, 510);
        Assert.All(gateway.Zip(gateway.Skip(1)), pair => Assert.True(pair.Second - pair.First < TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void AlertStorm_WhenPlannedAsItIs_IsTenThousandPaymentsAndOneCaseThatCountsThem()
    {
        var scenario = Plan("alert-storm", new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch });

        Assert.Equal(10_000, scenario.Expectations.Count);
        Assert.Equal("AMT_SCALE, one case, open, counts 10,000", Assert.Single(scenario.Cases).ToString());
    }

    private static Scenario Plan(string name, ScenarioSettings settings) => ScenarioCatalogue.Named(name).Plan(settings);

    /// <summary>Passes on what the simulation is told, and looks up from it first.</summary>
    private sealed class Watching(ISimulation simulation, Action look) : ISimulation
    {
        public Task BookAsync(BookedPosting posting, CancellationToken cancellation)
        {
            look();
            return simulation.BookAsync(posting, cancellation);
        }

        public Task CaptureAsync(CapturedPayment payment, CancellationToken cancellation) => simulation.CaptureAsync(payment, cancellation);

        public Task SetBankAsync(BankBehaviour behaviour, TimeSpan duration, CancellationToken cancellation) => simulation.SetBankAsync(behaviour, duration, cancellation);
    }
}
