using System.Diagnostics;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Tests.Matching;

namespace RealRecon.Tests.Telemetry;

public sealed class MatchTelemetryTests : IDisposable
{
    private static readonly MatchRules Rules = new();

    private readonly Counted _counted = new(TimeProvider.System);

    [Fact]
    public void Decisions_WhenBothSidesHaveSpoken_AreCountedOnceWithTheTimeSinceTheFirst()
    {
        using var outcome = _counted.Of<long>("realrecon.match.outcome");
        using var latency = _counted.Of<double>("realrecon.match.latency");

        var waiting = Observe(null, Facts.Of("GS"), Story.Start.AddSeconds(1));
        var matched = Observe(waiting, Facts.Of("BB") with { ReceivedAt = Story.Start.AddSeconds(4) }, Story.Start.AddSeconds(5));
        Observe(matched, Facts.Of("BB") with { ReceivedAt = Story.Start.AddSeconds(4) }, Story.Start.AddSeconds(9));

        Assert.Equal(
            [("PENDING", "none"), ("MATCHED", "M00_EXACT")],
            outcome.GetMeasurementSnapshot().Select(one => ((string)one.Tags["status"]!, (string)one.Tags["reason"]!)));
        var measured = Assert.Single(latency.GetMeasurementSnapshot());
        Assert.Equal((5.0, "MATCHED"), (measured.Value, measured.Tags["outcome"]));
    }

    [Fact]
    public void Decision_WhenTheSidesComeWithATraceEach_LinksTheLaterToTheEarlier()
    {
        var (gateway, bank) = (Heard.NewTrace(), Heard.NewTrace());
        using var heard = new Heard(gateway, bank);

        TransactionState waiting, matched;
        using (Tracing.Operation("Transaction", "tx-1", "Observe", gateway)) waiting = Observe(null, Facts.Of("GS"), Story.Start);
        using (Tracing.Operation("Transaction", "tx-1", "Observe", bank)) matched = Observe(waiting, Facts.Of("BB"), Story.Start);

        var (first, second) = (heard.Ended[0], heard.Ended[1]);
        Assert.Equal((first.Id, first.Id), (waiting.TraceParent, matched.TraceParent));
        Assert.Equal(first.SpanId, Assert.Single(second.Links).Context.SpanId);
        Assert.Equal(("MATCHED", "M00_EXACT"), (second.GetTagItem("realrecon.status"), second.GetTagItem("realrecon.reason")));
    }

    [Fact]
    public void Trace_WhenThereIsOne_ChangesNothingThatIsDecided()
    {
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);
        var plain = Transaction.Observe(null, Facts.Of("GS"), Rules, Story.Start);

        Step<TransactionState?> traced;
        using (Tracing.Operation("Transaction", "tx-1", "Observe", trace)) traced = _counted.Match.Told(null, plain, Story.Start);

        Assert.NotNull(traced.Next!.TraceParent);
        Assert.Equal(plain.Next, traced.Next with { TraceParent = null });
        Assert.Equal(plain.Outbox, traced.Outbox);
    }

    public void Dispose() => _counted.Dispose();

    private TransactionState Observe(TransactionState? state, PaymentEvent what, DateTimeOffset now) =>
        _counted.Match.Told(state, Transaction.Observe(state, what, Rules, now), now).Next!;
}
