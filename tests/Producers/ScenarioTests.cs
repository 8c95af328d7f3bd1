using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Tests.Producers;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_WhenATransactionIsExpected_AnEventSpeaksOfIt(string name)
    {
        foreach (var scenario in new int?[] { null, 1, 7, 30 }.Select(payments => Plan(name, payments)))
        {
            var spokenOf = scenario.Events.SelectMany(planned => planned.Transactions).ToHashSet();
            Assert.Equal(spokenOf.Order(), scenario.Expectations.Select(expectation => expectation.TransactionId).Order());
            Assert.Equal(scenario.Events.Select(planned => planned.At).Order(), scenario.Events.Select(planned => planned.At));
            Assert.Equal(scenario.Events.Count(planned => planned.Transactions.Count == 0), scenario.DeadLetters.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_WhenItNamesStatusesAndReasons_TheyAreTheContracts(string name)
    {
        var scenario = Plan(name, null);
        foreach (var expectation in scenario.Expectations.SelectMany(expectation => new[] { expectation, expectation.Before }).OfType<Expectation>())
        {
            Assert.True(Enum.TryParse<TransactionStatus>(expectation.Status, out _), expectation.Status);
            Assert.All(expectation.Reasons, reason => Assert.True(Enum.TryParse<ReasonCode>(reason, out _), reason));
        }

        Assert.All(scenario.Cases, expectation => Assert.True(Enum.TryParse<ReasonCode>(expectation.Code, out _), expectation.Code));
        Assert.All(scenario.DeadLetters, letter => Assert.True(Enum.TryParse<RejectionReason>(letter.Reason, out _), letter.Reason));
    }

    [Fact]
    public void HappyPath_WhenPlannedAsItIs_HasEveryProvider()
    {
        var providers = Plan("happy-path", null).Events.Select(planned => planned.Provider!).Distinct().Order();

        Assert.Equal(["camt", "generic", "ledger", "razorpay", "stripe"], providers);
    }

    [Fact]
    public void LateBank_WhenTheDeadlineIsGiven_TheBankAnswersBehindIt()
    {
        var deadline = TimeSpan.FromSeconds(9);
        var scenario = ScenarioCatalogue.Named("late-bank").Plan(new ScenarioSettings { Seed = 1, Start = DateTimeOffset.UnixEpoch, BankDeadline = deadline });

        // The bank is asked until 60 % of the deadline after it.
        Assert.True(scenario.Events[1].At > scenario.Events[0].At + (deadline * 1.6));
        Assert.Equal("ALERT (BANK_MISSING), then MATCHED (M06_LATE)", scenario.Expectations[0].ToString());
    }

    [Fact]
    public void DuplicateCharge_WhenTheGatewayDeliversAgain_ItIsTheSameToTheByte()
    {
        var captures = Plan("duplicate-charge", 1).Events.Where(planned => planned.Hub == "gateway-events").ToList();

        Assert.Equal(2, captures.Count);
        Assert.Equal(captures[0].Body, captures[1].Body);
    }

    private static Scenario Plan(string name, int? payments) =>
        ScenarioCatalogue.Named(name).Plan(new ScenarioSettings { Seed = 4, Start = DateTimeOffset.UnixEpoch, Payments = payments });
}
