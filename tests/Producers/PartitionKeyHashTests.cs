using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Producers;

public sealed class PartitionKeyHashTests
{
    // The hashes that the Azure SDKs' own tests name for these keys.
    [Theory]
    [InlineData("7", -15263)]
    [InlineData("131", 30562)]
    [InlineData("7149583486996073602", 12977)]
    [InlineData("FWfAT", -22341)]
    [InlineData("sOdeEAsyQoEuEFPGerWO", -6503)]
    public void Of_WhenHashed_AgreesWithTheAzureSdks(string key, int hash) => Assert.Equal(hash, PartitionKeyHash.Of(key));

    [Fact]
    public void PartitionOf_WhenTheHashIsNegative_IsStillAPartition() => Assert.Equal(15263 % 4, PartitionKeyHash.PartitionOf("7", 4));
}
