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
using RealRecon.Functions.Entities;
using RealRecon.Functions.Triggers;

namespace RealRecon.Functions.Setup;

internal static class RealReconServices
{
    /// <summary>Setting that says where audit log, views and dead letters are: a connection string, or a table endpoint for the app's own identity.</summary>
    public const string TablesSetting = "Tables";

    /// <summary>Setting that says where anchors of the audit log go: the https address of a blob container for the app's own identity, or a connection string. Without it none are written.</summary>
    public const string AnchorsSetting = "Anchors";

    /// <exception cref="SettingException">A setting cannot be used; the app does not start with half of them.</exception>
    public static IServiceCollection AddRealRecon(this IServiceCollection services, IConfiguration configuration)
    {
        var sinks = SinkSettings.Read(configuration);
        var settings = RealReconOptions.Read(configuration, RealReconOptions.Default);
        var options = settings with { Alerts = settings.Alerts with { Sinks = sinks.Rules } };
        var signIn = SignIn.Of(Environment.GetEnvironmentVariable);
        if (configuration[AnchorsSetting] is { Length: > 0 } place)
        {
            services.AddSingleton(AnchorPlace.Open(AnchorsSetting, place)).AddSingleton<Anchoring>();
        }

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
            .AddRealReconStorage(new StorageOptions { Storage = TablesOf(configuration) })
            .AddSingleton(signIn.Callers(options.Roles))
            .AddSingleton<IHealthProbe>(new SignInProbe(signIn))
            .AddSingleton<IHubArchive>(new HubArchive(configuration))
            .AddRealReconApi()
            .AddSingleton<Sweeper>()
            .AddSingleton<StoreWatch>()
            .AddSingleton<HubIngest>()
            .AddHostedService<StorePreparation>();
    }

    private static string TablesOf(IConfiguration configuration) => configuration[TablesSetting] is { Length: > 0 } tables
        ? tables
        : throw new SettingException($"{TablesSetting} is not set; write a storage connection string or the https address of a table endpoint.");
}
