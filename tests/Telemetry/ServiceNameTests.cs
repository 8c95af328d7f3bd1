using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Tests.Telemetry;

public sealed class ServiceNameTests
{
    [Theory]
    [InlineData(null, "realrecon")]
    [InlineData("recon-eu", "recon-eu")]
    public async Task Name_WhenTheHostHasOneOfItsOwn_IsTheOneThatIsSetOrOurs(string? set, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [TelemetrySettings.OtlpEndpoint] = "http://127.0.0.1:9", ["OTEL_SERVICE_NAME"] = set })
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddRealReconTelemetry(TelemetrySettings.Read(configuration), host => host.ConfigureResource(resource => resource.AddService("the-host")))
            .BuildServiceProvider();

        var names = services.GetRequiredService<TracerProvider>().GetResource().Attributes.Where(attribute => attribute.Key == "service.name");

        Assert.Equal(expected, Assert.Single(names).Value);
    }
}
