using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Tests.Telemetry;

/// <summary>RealRecon's instruments for one test alone: what others count in this process is not heard.</summary>
internal sealed class Counted(TimeProvider time) : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton(time).AddRealReconTelemetry(TelemetrySettings.None).BuildServiceProvider();

    public RealReconMetrics Metrics => _services.GetRequiredService<RealReconMetrics>();

    public WaitingTransactions Waiting => _services.GetRequiredService<WaitingTransactions>();

    public MatchTelemetry Match => _services.GetRequiredService<MatchTelemetry>();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public MetricCollector<T> Of<T>(string instrument)
        where T : struct => new(Meters, RealReconMetrics.MeterName, instrument);

    public void Dispose() => _services.Dispose();
}
