using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Producers;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=a2V5=", "shop.servicebus.windows.net", 5671, true)]
    [InlineData("Endpoint=sb://localhost;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true;", "localhost", 5672, false)]
    [InlineData("endpoint=sb://127.0.0.1:15672; sharedaccesskeyname=n; sharedaccesskey=k; usedevelopmentemulator=True", "127.0.0.1", 15672, false)]
    public void Parse_WhenWrittenAsAzureOrAnEmulatorWritesIt_FindsHostPortAndProtocol(string text, string host, int port, bool tls)
    {
        var connection = ConnectionString.Parse(text);

        Assert.Equal((host, port, tls), (connection.Host, connection.Port, connection.UseTls));
    }

    [Fact]
    public void Parse_WhenTheKeyEndsInEqualsSigns_KeepsThem() =>
        Assert.Equal("a2V5==", ConnectionString.Parse("Endpoint=sb://h;SharedAccessKeyName=n;SharedAccessKey=a2V5==").Key);

    [Theory]
    [InlineData("", "Endpoint=sb://HOST")]
    [InlineData("nonsense", "Endpoint=sb://HOST")]
    [InlineData("Endpoint=https://h;SharedAccessKeyName=n;SharedAccessKey=k", "sb://HOST")]
    [InlineData("Endpoint=sb://h;SharedAccessKey=k", "SharedAccessKeyName")]
    [InlineData("Endpoint=sb://h;SharedAccessKeyName=n", "SharedAccessKey")]
    [InlineData("Endpoint=sb://h;Endpoint=sb://i;SharedAccessKeyName=n;SharedAccessKey=k", "twice")]
    [InlineData("Endpoint=sb://h;SharedAccessKeyName=n;SharedAccessKey=k;EntityPath=gateway-events", "two are needed")]
    [InlineData("Endpoint=sb://h;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=yes", "UseDevelopmentEmulator=true")]
    public void Parse_WhenSomethingIsWrong_SaysWhatToWriteInstead(string text, string advice)
    {
        Assert.False(ConnectionString.TryParse(text, out _, out var problem));
        Assert.Contains(advice, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }
}
