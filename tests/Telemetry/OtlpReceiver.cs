using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RealRecon.Tests.Telemetry;

/// <summary>A collector on this machine that takes OTLP over HTTP and keeps what it is told of metrics and spans.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _metrics = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/v1/metrics", context => TakeAsync(context, body =>
        {
            foreach (var metric in Inside(body, 1, 2, 2)) _metrics[Text(metric, 1)] = true;
        }));
        _app.MapPost("/v1/traces", context => TakeAsync(context, body =>
        {
            foreach (var span in Inside(body, 1, 2, 2)) _spans.Enqueue(SpanOf(span));
        }));
        _app.MapPost("/v1/logs", context => TakeAsync(context, _ => { }));
    }

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<string> Metrics => [.. _metrics.Keys];

    public IReadOnlyCollection<OtlpSpan> Spans => [.. _spans];

    public static async Task<OtlpReceiver> OpenAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task TakeAsync(HttpContext context, Action<byte[]> take)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        take(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }

    // The numbers of fields are those of opentelemetry-proto, which never change.
    private static OtlpSpan SpanOf(byte[] span) => new(
        Hex(span, 1),
        Hex(span, 2),
        Hex(span, 4),
        Text(span, 5),
        Inside(span, 9).ToDictionary(tag => Text(tag, 1), tag => Inside(tag, 2).Select(value => Text(value, 1)).FirstOrDefault() ?? "", StringComparer.Ordinal));

    private static string Text(byte[] message, int field) => Inside(message, field) is [var text, ..] ? System.Text.Encoding.UTF8.GetString(text) : "";

    private static string Hex(byte[] message, int field) => Inside(message, field) is [var bytes, ..] ? Convert.ToHexStringLower(bytes) : "";

    /// <summary>The contents of a field, or of a field in a field.</summary>
    private static List<byte[]> Inside(byte[] message, params ReadOnlySpan<int> path)
    {
        if (path.IsEmpty) return [message];
        var found = new List<byte[]>();
        using var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == path[0] && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.AddRange(Inside(input.ReadBytes().ToByteArray(), path[1..]));
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}

/// <param name="TraceId">In hex.</param>
/// <param name="SpanId">In hex.</param>
/// <param name="ParentId">In hex; empty for a root.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Tags">Those that are text.</param>
internal sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Tags);
