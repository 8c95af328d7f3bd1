using Amqp;
using Amqp.Framing;
using RealRecon.Tests.EndToEnd;
using RealRecon.Tests.Hosting;
using RealRecon.Tests.Hubs;
using EmulatorProcess = RealRecon.Tests.Hosting.EmulatorProcess;

namespace RealRecon.Tests.Telemetry;

/// <summary>The real process beside a collector.</summary>
public sealed class OtlpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Emulator_WhenACollectorIsNamed_SendsItMetricsAndTheTraceFromAnEventToItsDecision()
    {
        await using var collector = await OtlpReceiver.OpenAsync();
        await using var emulator = await EmulatorProcess.StartReadyAsync(
            _folder.Path,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        using var api = new HttpClient { BaseAddress = emulator.Http };
        await using var hubs = await Client.ConnectAsync(emulator.AmqpPort);
        var sender = Heard.NewTrace();

        // The bank first, so that what the gateway says decides.
        await hubs.Sender("bank-events").SendAsync(Messages.Plain(
            $$$"""{"postingId":"P-1","ledger":"bank-operating","direction":"CREDIT","amount":"20.00","currency":"EUR","status":"BOOKED","reversal":false,"bookedAt":"{{{Now}}}","valueDate":"{{{DateTime.UtcNow:yyyy-MM-dd}}}","references":{"endToEndId":"tx-1","bankReference":"B-1"}}""", "tx-1", "ledger"));
        await EmulatorClient.UntilAsync(async () => (await api.GetAsync("/api/transactions/tx-1", Cancellation)).IsSuccessStatusCode, "the bank's side");
        await hubs.Sender("gateway-events").SendAsync(Traced(
            $$"""{"eventId":"e-1","transactionId":"tx-1","amount":"20.00","currency":"EUR","status":"CAPTURED","occurredAt":"{{Now}}"}""", sender));

        OtlpSpan[] trace = [];
        await EmulatorClient.UntilAsync(
            () =>
            {
                trace = [.. collector.Spans.Where(span => sender.Contains(span.TraceId, StringComparison.Ordinal))];

                // Each part is sent when it has ended, and the event's span, which comes first, ends last.
                return Task.FromResult(Array.TrueForAll(["ingest gateway-events", "transaction.Observe", "auditshard.Append"], name => Array.Exists(trace, span => span.Name == name)));
            },
            "the trace");
        await EmulatorClient.UntilAsync(
            () => Task.FromResult(new[]
            {
                "realrecon.events.ingested", "realrecon.ingest.lag", "realrecon.match.outcome", "realrecon.match.latency", "realrecon.audit.blocks",
                "realrecon.hub.accepted", "realrecon.entity.operations", "http.server.request.duration", "dotnet.gc.collections",
            }.All(collector.Metrics.Contains)),
            "the metrics");

        var ingest = Assert.Single(trace, span => span.Name == "ingest gateway-events");
        var decision = Assert.Single(trace, span => span.Name == "transaction.Observe");
        var entry = Assert.Single(trace, span => span.Name == "auditshard.Append");
        Assert.Equal(sender.Split('-')[2], ingest.ParentId);
        Assert.Equal((ingest.SpanId, "tx-1", "MATCHED", "M00_EXACT"), (decision.ParentId, decision.Tags["realrecon.transaction.id"], decision.Tags["realrecon.status"], decision.Tags["realrecon.reason"]));
        Assert.Equal(decision.SpanId, entry.ParentId);
        Assert.Equal("", emulator.Errors.Trim());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>As the Azure SDK for .NET carries a trace.</summary>
    private static Message Traced(string body, string trace)
    {
        var message = Messages.Plain(body, "tx-1", "generic");
        message.ApplicationProperties["Diagnostic-Id"] = trace;
        return message;
    }
}
