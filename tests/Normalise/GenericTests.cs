using RealRecon.Core;
using RealRecon.Tests.Normalise.Fixtures;

namespace RealRecon.Tests.Normalise;

public sealed class GenericTests
{
    [Theory]
    [InlineData("PENDING", FactKind.GatewayPending, Direction.Credit)]
    [InlineData("AUTHORISED", FactKind.GatewayPending, Direction.Credit)]
    [InlineData("CAPTURED", FactKind.GatewaySuccess, Direction.Credit)]
    [InlineData("FAILED", FactKind.GatewayFailure, Direction.Credit)]
    [InlineData("REFUNDED", FactKind.GatewaySuccess, Direction.Debit)]
    [InlineData("REVERSED", FactKind.GatewayReversal, Direction.Credit)]
    public void Generic_WhenItsStatusIsKnown_IsThatFact(string status, FactKind fact, Direction direction)
    {
        var seen = Given.OnGateway(OwnFormats.Gateway.Replace("CAPTURED", status)).OnlyEvent();
        Assert.Equal((fact, Enum.Parse<LifecycleStatus>(status), direction), (seen.Fact, seen.Status, seen.Direction));
        Assert.Equal(("tx-1", "generic:e1", "o-1", "500.00 INR"), (seen.TransactionId.Value, seen.EventKey, seen.OrderId, seen.Amount.ToString()));
    }

    [Fact]
    public void Generic_WhenNamedByTheHubEvent_IsReadTheSame() =>
        Assert.Equal(Given.OnGateway(OwnFormats.Gateway).OnlyEvent(), Given.OnGateway(OwnFormats.Gateway, "generic").OnlyEvent());

    [Fact]
    public void Generic_WhenItsTimeHasAnOffset_IsTheSameInstantInUtc()
    {
        var seen = Given.OnGateway(OwnFormats.Gateway.Replace("10:00:00Z", "15:30:00.25+05:30")).OnlyEvent();
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 0, 0, 250, TimeSpan.Zero), seen.OccurredAt);
        Assert.Equal(TimeSpan.Zero, seen.OccurredAt.Offset);
    }

    [Theory]
    [InlineData("tx/1?#\\%")]
    [InlineData("Ünïcode-日本")]
    [InlineData("a b")]
    public void Generic_WhenTheIdIsUnusualButLegal_KeepsItByteForByte(string id) =>
        Assert.Equal(id, Given.OnGateway(OwnFormats.Gateway.Replace("tx-1", id.Replace("\\", "\\\\"))).OnlyEvent().TransactionId.Value);

    [Fact]
    public void Generic_WhenIdsDifferOnlyInCaseOrComposition_AreDifferentTransactions()
    {
        string[] ids = ["café", "cafe\u0301", "CAFÉ", "Café"];
        Assert.Equal(4, ids.Select(id => Given.OnGateway(OwnFormats.Gateway.Replace("tx-1", id)).OnlyEvent().TransactionId).Distinct().Count());
    }
}
