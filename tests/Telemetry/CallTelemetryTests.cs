using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Resolution;
using RealRecon.Core.Views;
using AlertSamples = RealRecon.Tests.Alerts.Samples;
using AuditSamples = RealRecon.Tests.Audit.Samples;

namespace RealRecon.Tests.Telemetry;

/// <summary>What is written, asked and told outside.</summary>
public sealed class CallTelemetryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Counted _counted;

    public CallTelemetryTests() => _counted = new Counted(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_WhenItIsTried_IsCountedBySinkAndOutcomeAndHasASpan()
    {
        var trace = Heard.NewTrace();
        using var heard = new Heard(trace);
        using var delivered = _counted.Of<long>("realrecon.alerts.delivered");
        var sinks = new SinkDirectory([new Refusing()], _counted.Metrics);

        using (Tracing.Operation("Delivery", "d-1", "Call", trace)) await sinks.SendAsync(AlertSamples.Word with { Sink = "ops" }, Cancellation);

        var measured = Assert.Single(delivered.GetMeasurementSnapshot());
        Assert.Equal((1L, "ops", nameof(DeliveryResult.Refused)), (measured.Value, measured.Tags["sink"], measured.Tags["outcome"]));
        Assert.Equal(heard.Only("delivery.Call").SpanId, heard.Only("tell ops").ParentSpanId);
    }

    [Fact]
    public async Task Question_WhenThereIsNobodyToAsk_IsCountedAsThat()
    {
        using var asked = _counted.Of<long>("realrecon.questions.asked");
        var question = new Question { Kind = QuestionKind.BankByReference, Reference = TransactionId.Of("tx-1") };

        await new SourceDirectory([], _time, _counted.Metrics).AskAsync(question, Cancellation);

        var measured = Assert.Single(asked.GetMeasurementSnapshot());
        Assert.Equal(("", nameof(AnswerOutcome.NoSource)), (measured.Tags["source"], measured.Tags["outcome"]));
    }

    [Fact]
    public async Task Block_WhenAnotherStandsThere_IsAFailureAndAConflict()
    {
        using var ledger = new SqliteLedger(SqliteLedger.InMemory);
        using var blocks = _counted.Of<long>("realrecon.audit.blocks");
        using var failures = _counted.Of<long>("realrecon.audit.write.failures");
        var writer = new AuditWriter(new SqliteAuditStore(ledger), _counted.Metrics);
        var empty = ShardHead.Empty(0);

        await writer.WriteAsync(AuditSamples.Block(empty, AuditSamples.Opened(AuditSamples.IdIn(0, 0), AuditSamples.Start)), Cancellation);
        await Assert.ThrowsAsync<BlockConflictException>(
            () => writer.WriteAsync(AuditSamples.Block(empty, AuditSamples.Opened(AuditSamples.IdIn(0, 1), AuditSamples.Start)), Cancellation));

        Assert.Equal(1, Assert.Single(blocks.GetMeasurementSnapshot()).Value);
        Assert.Equal(true, Assert.Single(failures.GetMeasurementSnapshot()).Tags["conflict"]);
    }

    public void Dispose() => _counted.Dispose();

    private sealed class Refusing : ISink
    {
        public string Name => "ops";

        public Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation) => Task.FromResult(DeliveryOutcome.Refused("no"));
    }
}
