using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Alerts;

/// <summary>Puts the configured sinks behind <see cref="SinkDirectory"/>.</summary>
public static class SinkRegistration
{
    /// <summary>Failures within <see cref="Sampling"/> below this number never open a sink's circuit.</summary>
    private const int MinimumThroughput = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>Needs a <see cref="TimeProvider"/> beside it.</summary>
    public static IServiceCollection AddRealReconSinks(this IServiceCollection services, SinkSettings settings)
    {
        foreach (var (rule, sink) in settings.Sinks)
        {
            if (sink.Address is { } address) services.AddClient(ClientOf(rule.Name), address);
            services.AddSingleton(provider => SinkOf(
                rule.Name, sink, settings.Dashboard, provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<TimeProvider>()));
        }

        return services.AddHttpClient().AddSingleton<SinkDirectory>();
    }

    private static string ClientOf(string sink) => $"sink-{sink}";

    private static ISink SinkOf(string name, SinkSetting setting, DashboardLink dashboard, IHttpClientFactory clients, TimeProvider time)
    {
        HttpPost To(Uri url) => new(ClientOf(name), url, clients, time);
        return setting switch
        {
            SinkSetting.Webhook webhook => new WebhookSink(name, To(webhook.Url), webhook.Secrets, dashboard, time),
            SinkSetting.Slack slack => new SlackSink(name, To(slack.Url), dashboard),
            SinkSetting.Teams teams => new TeamsSink(name, To(teams.Url), dashboard),
            SinkSetting.PagerDuty pager => new PagerDutySink(name, To(pager.Url), pager.RoutingKey, dashboard),
            SinkSetting.Mail mail => new MailSink(name, mail.Settings, dashboard),
            _ => throw new UnreachableException(setting.GetType().Name),
        };
    }

    private static void AddClient(this IServiceCollection services, string name, Uri address)
    {
        var client = services.AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan);

        // The factory's own loggers would write the address, which is a secret with most sinks.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            ConnectTimeout = Patience,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

        // No tries here: the delivery counts and spaces them.
        client.AddResilienceHandler("patience", pipeline => pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = MinimumThroughput, SamplingDuration = Sampling, BreakDuration = Break })
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = Patience }));
        client.AddHttpMessageHandler(() => new UnnamedFailures());
    }
}
