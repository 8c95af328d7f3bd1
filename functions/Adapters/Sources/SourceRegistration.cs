using System.Collections.Immutable;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RealRecon.Adapters.Options;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Sources;

/// <summary>Puts the configured sources behind <see cref="ISourceDirectory"/>.</summary>
public static class SourceRegistration
{
    /// <summary>Needs a <see cref="TimeProvider"/> and <see cref="NormaliseRules"/> beside it.</summary>
    /// <exception cref="SettingException">A setting cannot be used; nothing starts with half of its sources.</exception>
    public static IServiceCollection AddRealReconSources(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRealReconSources(SourceSettings.Read(configuration));

    public static IServiceCollection AddRealReconSources(this IServiceCollection services, ImmutableArray<SourceSettings> sources)
    {
        // Asked for only by sources with a scope; finding out who the app is takes its time.
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        foreach (var source in sources)
        {
            services.AddClient(source);
            services.AddSingleton(provider => new Source(
                source, provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<NormaliseRules>(), provider.GetRequiredService<TimeProvider>()));
        }

        return services.AddSingleton<ISourceDirectory, SourceDirectory>();
    }

    private static void AddClient(this IServiceCollection services, SourceSettings source)
    {
        var client = services.AddHttpClient(Source.ClientOf(source.Name), http => http.Timeout = Timeout.InfiniteTimeSpan);

        // The factory's own loggers would write each reference that is asked for.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !source.Url.IsLoopback,
            ConnectTimeout = source.Timeout,
            MaxResponseHeadersLength = 32,
            MaxConnectionsPerServer = source.MaxConcurrent,

            // So that a source that moves to another address is found there.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        client.AddResilienceHandler(
            "patience", (pipeline, context) => SourcePipeline.Build(pipeline, source, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(provider => new CredentialHandler(source.Credential, provider.GetRequiredService<TokenCredential>));
        client.AddHttpMessageHandler(() => new BoundedBodyHandler());
    }
}
