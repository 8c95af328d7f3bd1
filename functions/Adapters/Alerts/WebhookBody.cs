using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealRecon.Core;

namespace RealRecon.Adapters.Alerts;

/// <summary>The body of a signed webhook: a contract (docs/alerts.md).</summary>
internal sealed record WebhookBody
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string IncidentKey { get; init; }

    public required long Incident { get; init; }

    public required ReasonCode Code { get; init; }

    public required string Gateway { get; init; }

    public required string Feed { get; init; }

    public required string Severity { get; init; }

    public required string Text { get; init; }

    public required long Count { get; init; }

    public required ImmutableArray<WebhookAmount> Exposure { get; init; }

    public required DateTime Since { get; init; }

    public required DateTime At { get; init; }

    public required ImmutableArray<string> Examples { get; init; }

    public required string? Person { get; init; }

    public required DateTime? Until { get; init; }

    public required string? Url { get; init; }
}

/// <summary>Value at risk in minor units.</summary>
internal sealed record WebhookAmount(string Currency, long AmountMinor);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : JsonSerializerContext;
