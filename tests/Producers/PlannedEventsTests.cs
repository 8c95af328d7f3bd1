using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Tests.Producers;

/// <summary>What the scenarios send, read by the engine's own normaliser: the tables that they print are held against it.</summary>
public sealed class PlannedEventsTests
{
    public static TheoryData<string> Sound => [.. ScenarioCatalogue.All.Select(kind => kind.Name).Where(name => name != "garbage")];

    [Theory]
    [MemberData(nameof(Sound))]
    public void Normalise_WhenTheScenarioIsSound_FindsTheTransactionsThatThePlanNames(string name)
    {
        foreach (var planned in Plan(name, 24).Events)
        {
            var normalised = Read(planned);
            Assert.Empty(normalised.Rejections);
            Assert.Equal(planned.Transactions.Order(), normalised.Events.Select(e => e.TransactionId.Value).Order());
        }
    }

    [Fact]
    public void Normalise_WhenTheScenarioIsGarbage_RefusesEachForTheReasonThatIsPrinted()
    {
        var scenario = Plan("garbage", null);
        var refused = scenario.Events.Select(Read).SelectMany(normalised => normalised.Rejections).Select(rejection => rejection.Reason.ToString());

        Assert.Equal(scenario.DeadLetters.Select(letter => letter.Reason).Order(), refused.Order());
        Assert.All(scenario.Events.Where(planned => planned.Transactions.Count > 0), planned => Assert.Empty(Read(planned).Rejections));
    }

    private static Scenario Plan(string name, int? payments) =>
        ScenarioCatalogue.Named(name).Plan(new ScenarioSettings { Seed = 21, Start = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero), Payments = payments });

    private static Normalised Read(PlannedEvent planned) => Normaliser.Normalise(
        new HubEvent
        {
            Side = planned.Hub == "gateway-events" ? Side.Gateway : Side.Bank,
            Position = new HubPosition(planned.Hub, "0", 1, "1"),
            EnqueuedAt = new DateTimeOffset(2026, 5, 1, 10, 0, 5, TimeSpan.Zero),
            Body = planned.Body,
            Provider = planned.Provider,
            EventId = planned.EventId,
        },
        new NormaliseRules());
}
