using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RealRecon.Adapters.Telemetry;

/// <summary>Telemetry for both hosts.</summary>
public static class TelemetrySetup
{
    internal const string ServiceName = "realrecon";

    /// <summary>Adds RealRecon's instruments and, where the settings name somebody to send them to, OpenTelemetry's exporters of metrics, traces and logs.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Who gets it.</param>
    /// <param name="more">What a host adds of its own; not called when nothing is exported.</param>
    public static IServiceCollection AddRealReconTelemetry(this IServiceCollection services, TelemetrySettings settings, Action<IOpenTelemetryBuilder>? more = null)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WaitingTransactions>().AddSingleton<RealReconMetrics>().AddSingleton<MatchTelemetry>();
        if (settings.IsOn) Export(services, settings, more);
        return services;
    }

    // A method of its own, so that no library of telemetry is even loaded where none is wanted.
    private static void Export(IServiceCollection services, TelemetrySettings settings, Action<IOpenTelemetryBuilder>? more)
    {
        var telemetry = services.AddOpenTelemetry();

        // First, for of two that name the service the last one counts.
        more?.Invoke(telemetry);
        telemetry
            .ConfigureResource(resource => resource.AddService(settings.Source?["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : ServiceName, serviceVersion: Version))
            .WithMetrics(metrics => metrics
                .AddMeter(RealReconMetrics.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())

            // No spans of outgoing HTTP: a chat's webhook address is its secret and would stand in them. Questions and deliveries have spans of their own.
            .WithTracing(traces => traces.AddSource(Tracing.SourceName).AddAspNetCoreInstrumentation())
            .WithLogging();
        if (settings.HasOtlp) telemetry.UseOtlpExporter();
        if (settings.Monitor is { } connection)
        {
            telemetry.UseAzureMonitorExporter(monitor =>
            {
                monitor.ConnectionString = connection;
                if (settings.Identity is { } client) monitor.Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client });
            });
        }
    }

    private static string? Version => typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3);
}
