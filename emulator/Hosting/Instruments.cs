using System.Diagnostics.Metrics;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Emulator.Hosting;

/// <summary>Logs, metrics and traces of this run, and where they go. What is still on its way is sent when it is disposed of.</summary>
internal sealed class Instruments : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Instruments(ServiceProvider services) => _services = services;

    public ILoggerFactory Logs => _services.GetRequiredService<ILoggerFactory>();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public RealReconMetrics Metrics => _services.GetRequiredService<RealReconMetrics>();

    public WaitingTransactions Waiting => _services.GetRequiredService<WaitingTransactions>();

    public static async Task<Instruments> OpenAsync(TelemetrySettings settings, TimeProvider time, CancellationToken cancellation)
    {
        var services = new ServiceCollection()
            .AddLogging(ConfigureLogs)
            .AddSingleton(time)
            .AddRealReconTelemetry(settings);
        if (settings.Source is { } source) services.AddSingleton(source);
        var opened = new Instruments(services.BuildServiceProvider());

        // OpenTelemetry begins with its host, and this is none.
        foreach (var part in opened._services.GetServices<IHostedService>()) await part.StartAsync(cancellation);
        return opened;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void ConfigureLogs(ILoggingBuilder log) => log
        .SetMinimumLevel(LogLevel.Warning)

        // A start that fails is told in one sentence; Kestrel would tell it a second time.
        .AddFilter("Microsoft.AspNetCore", LogLevel.None)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)

        // A source that is down is told by its answers; each try of it would be a line.
        .AddFilter("Polly", LogLevel.None)
        .AddSimpleConsole(line => line.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
