using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Producers;

public sealed class SasTokenTests
{
    // Computed with: printf 'sb%%3A%%2F%%2Fexample.net%%2Fgateway-events\n1800000000' | openssl dgst -sha256 -hmac 'key' -binary | base64
    [Fact]
    public void Create_WhenSigned_AgreesWithOpenSsl() => Assert.Equal(
        "SharedAccessSignature sr=sb%3A%2F%2Fexample.net%2Fgateway-events&sig=mXnLRTl%2FB8UrJNrO1%2FuagZhoWH%2B8PSzHKYQ3%2BH7qZnw%3D&se=1800000000&skn=send",
        SasToken.Create("sb://example.net/gateway-events", "send", "key", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)));
}
