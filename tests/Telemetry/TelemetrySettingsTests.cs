using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Fact]
    public void Telemetry_WhenNoDestinationIsSet_BringsNoExporter()
    {
        var services = new ServiceCollection().AddRealReconTelemetry(Read());

        Assert.DoesNotContain(services, service => service.ServiceType.FullName!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000")]
    public void Telemetry_WhenADestinationIsSet_BringsItsExporter(string name, string value)
    {
        var hosts = 0;
        var services = new ServiceCollection().AddRealReconTelemetry(Read((name, value)), _ => hosts++);

        Assert.Contains(services, service => service.ServiceType.FullName!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        Assert.Equal(1, hosts);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "SECRET")]
    public void Settings_WhenTheyCannotBeUsed_AreRefusedInASentence(string name, string value)
    {
        var sentence = Assert.Throws<SettingException>(() => Read((name, value))).Message;

        Assert.StartsWith(name, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", sentence, StringComparison.Ordinal);
    }

    private static TelemetrySettings Read(params (string Name, string? Value)[] settings) => TelemetrySettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build());
}
