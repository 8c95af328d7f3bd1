using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Sweep;
using RealRecon.Adapters.Telemetry;
using RealRecon.Functions.Entities;
using RealRecon.Functions.Triggers;

namespace RealRecon.Functions.Setup;

internal static class RealReconServices
{
    /// <summary>Needs <see cref="TelemetrySetup.AddRealReconTelemetry"/> beside it.</summary>
    /// <exception cref="SettingException">A setting cannot be used; the app does not start with half of them.</exception>
    public static IServiceCollection AddRealRecon(this IServiceCollection services, IConfiguration configuration)
    {
        var sinks = SinkSettings.Read(configuration);
        var settings = RealReconOptions.Read(configuration, RealReconOptions.Default);
        var options = settings with { Alerts = settings.Alerts with { Sinks = sinks.Rules } };
        var hubs = new HubArchive(HubConnection.Read(configuration));
        var signIn = SignIn.Of(Environment.GetEnvironmentVariable);
        services.Configure<WorkerOptions>(worker => worker.Serializer = EntityJson.Serializer);
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(options)
            .AddSingleton(options.Match)
            .AddSingleton(options.Audit)
            .AddSingleton(options.Normalise)
            .AddSingleton(options.Feeds)
            .AddSingleton(options.Alerts)
            .AddRealReconSources(configuration)
            .AddRealReconSinks(sinks)
            .AddRealReconStorage(StoreConnection.Read(configuration))
            .AddRealReconAnchors(configuration)
            .AddSingleton(signIn.Callers(options.Roles))
            .AddSingleton<IHealthProbe>(new SignInProbe(signIn))
            .AddSingleton<IHubArchive>(hubs)
            .AddSingleton<IHealthProbe>(new HubsProbe(hubs, TimeProvider.System))
            .AddRealReconApi()
            .AddSingleton<AuditWriter>()
            .AddSingleton<Sweeper>()
            .AddSingleton<StoreWatch>()
            .AddSingleton<HubIngest>()
            .AddHostedService<StorePreparation>();
    }
}
