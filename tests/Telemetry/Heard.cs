using System.Collections.Concurrent;
using System.Diagnostics;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Tests.Telemetry;

/// <summary>Listens to one trace alone, so that what other tests do meanwhile neither is heard nor changes.</summary>
internal sealed class Heard : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId[] _traces;
    private readonly ConcurrentQueue<Activity> _ended = new();

    public Heard(params ReadOnlySpan<string> traceParents)
    {
        _traces = [.. traceParents.ToArray().Select(text => ActivityContext.Parse(text, null).TraceId)];
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                _traces.Contains(options.Parent.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    public Activity Only(string name) => Assert.Single(Ended, span => span.OperationName == name);

    public void Dispose() => _listener.Dispose();
}
