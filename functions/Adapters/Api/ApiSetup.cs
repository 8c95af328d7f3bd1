using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RealRecon.Adapters.Ingest;

namespace RealRecon.Adapters.Api;

public static class ApiSetup
{
    /// <summary>Adds the API and the probes of its stores. The host registers IAuditStore, ICaseStore, IDeadLetterStore, ICursorKeyStore, IHubArchive, ICallers, RealReconOptions and its own probes; and, where people may act, IEntitySignals.</summary>
    public static IServiceCollection AddRealReconApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);

        // Which server and version it is helps nobody but those who look for its faults.
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.TryAddSingleton<RealReconApi>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, AuditStoreProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, DeadLetterProbe>());
        return services;
    }

    /// <summary>Mounts the API under /api. It answers every path there, so that unknown ones get a problem document too.</summary>
    public static IEndpointConventionBuilder MapRealReconApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<RealReconApi>();
        var signals = endpoints.ServiceProvider.GetService<IEntitySignals>();
        return endpoints.Map("/api/{**path}", async context => await (await api.AnswerAsync(context, signals)).ExecuteAsync(context));
    }
}
