using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Tests.Telemetry;

/// <summary>Payloads with a trace, and versions that know of it or do not.</summary>
public sealed class TracedTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /// <summary>As functions/App sets its worker up.</summary>
    private static readonly JsonSerializerOptions Options = new(CoreJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(CoreJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    private static readonly DeadlineReached Deadline = new(3, new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Payload_WhenNothingIsTraced_IsWrittenAsBefore()
    {
        Assert.Same(Deadline, Traced.Payload(Deadline, null));
        Assert.Null(Traced.Payload(null, Trace));
    }

    [Fact]
    public void Payload_WhenItIsTraced_IsReadByAVersionThatKnowsNoTraces()
    {
        var json = Write(Traced.Payload(Deadline, Trace)!);

        Assert.Equal(Deadline, JsonSerializer.Deserialize(json, CoreJson.Default.DeadlineReached));
        Assert.Equal(Trace, Traced.TraceParentOf(JsonDocument.Parse(json).RootElement));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Trace)]
    public void Payload_WhenItComesWithOrWithoutATrace_IsRead(string? trace)
    {
        var read = JsonSerializer.Deserialize<Traced<DeadlineReached>>(Write(Traced.Payload(Deadline, trace)!), Options);

        Assert.Equal(new Traced<DeadlineReached>(Deadline, trace), read);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("""{"traceparent":7}""")]
    public void TraceParentOf_WhatIsNoTracedPayload_IsNone(string json) => Assert.Null(Traced.TraceParentOf(JsonDocument.Parse(json).RootElement));

    private static string Write(object payload) => JsonSerializer.Serialize(payload, payload.GetType(), Options);
}
