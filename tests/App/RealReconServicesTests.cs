using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sweep;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Functions.Entities;
using RealRecon.Functions.Setup;
using RealRecon.Functions.Triggers;

namespace RealRecon.Tests.App;

public sealed class RealReconServicesTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Tables"] = "UseDevelopmentStorage=true",
        ["EventHubs"] = "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
        ["RealRecon:Sources:bank:Type"] = "ledger",
        ["RealRecon:Sources:bank:Url"] = "http://127.0.0.1:1/",
        ["RealRecon:Sources:bank:Key"] = "not-a-secret",
        ["RealRecon:Sinks:ops:Type"] = "slack",
        ["RealRecon:Sinks:ops:Url"] = "http://127.0.0.1:1/",
    };

    [Fact]
    public void Services_WhenBuilt_CanMakeWhateverHasAFunction()
    {
        using var services = Build(Settings);
        var classes = typeof(HubIngest).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FunctionAttribute>() is not null))
            .ToList();

        Assert.Contains(typeof(AuditShardEntity), classes);
        Assert.All(classes, type => ActivatorUtilities.GetServiceOrCreateInstance(services, type));
    }

    [Fact]
    public void Services_WhenAskedTwice_RememberInOnePlaceForTheProcess()
    {
        using var services = Build(Settings);

        Assert.Same(services.GetRequiredService<HubIngest>(), services.GetRequiredService<HubIngest>());
        Assert.Same(services.GetRequiredService<Sweeper>(), services.GetRequiredService<Sweeper>());
    }

    [Fact]
    public void Services_WhenSinksAreSet_TellTheRulesOfThem()
    {
        using var services = Build(Settings);

        Assert.Equal("ops", Assert.Single(services.GetRequiredService<AlertRules>().Sinks).Name);
    }

    /// <summary>Tests run away from Azure, where a developer's principal is believed and everybody may read.</summary>
    [Fact]
    public void Services_WhenBuiltOnAnOwnMachine_BelieveWhatSwaStartSends()
    {
        using var services = Build(Settings);

        Assert.IsType<OwnMachineCallers>(services.GetRequiredService<ICallers>());
        Assert.Equal(["auditStore", "deadLetters", "hubs", "signIn"], services.GetServices<IHealthProbe>().Select(probe => probe.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Archive_WhenThePartitionIsNotKnown_FindsNothing()
    {
        await using var services = Build(Settings);

        Assert.Null(await services.GetRequiredService<IHubArchive>().FindAsync(new HubPosition("gateway-events", "unknown", 1, "64"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Services_WhenBuilt_WriteCoresOwnJson()
    {
        using var services = Build(Settings);

        Assert.Same(EntityJson.Serializer, services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer);
    }

    [Theory]
    [InlineData("Tables")]
    [InlineData("EventHubs")]
    public void Services_WhenAConnectionIsNotSet_RefuseToStart(string missing)
    {
        var trouble = Assert.Throws<SettingException>(() => Build(Settings.Where(setting => setting.Key != missing).ToDictionary()));

        Assert.StartsWith($"{missing} is not set", trouble.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddRealReconTelemetry(TelemetrySettings.None);
        services.AddRealRecon(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
