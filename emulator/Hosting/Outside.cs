using System.Collections.Immutable;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Normalise;

namespace RealRecon.Emulator.Hosting;

/// <summary>The outside world that jobs speak to: whom to ask, and whom to tell.</summary>
internal sealed class Outside : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Outside(ServiceProvider services)
    {
        _services = services;
        Sources = services.GetRequiredService<ISourceDirectory>();
        Sinks = services.GetRequiredService<SinkDirectory>();
    }

    public ISourceDirectory Sources { get; }

    public SinkDirectory Sinks { get; }

    public static Outside Open(
        ImmutableArray<SourceSettings> sources, SinkSettings sinks, NormaliseRules rules, TimeProvider time, ILoggerFactory logs, RealReconMetrics metrics) => new(
        new ServiceCollection()
            .AddSingleton(logs)
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton(rules)
            .AddSingleton(metrics)
            .AddRealReconSources(sources)
            .AddRealReconSinks(sinks)
            .BuildServiceProvider());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
