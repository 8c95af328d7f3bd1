using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;

namespace RealRecon.Adapters.Telemetry;

/// <summary>Where telemetry goes. The names are those of OpenTelemetry and Azure Monitor; all others of OpenTelemetry's (<c>OTEL_…</c>) are read by its SDK.</summary>
public sealed record TelemetrySettings
{
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public const string MonitorConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public const string IdentityClient = "AZURE_CLIENT_ID";

    /// <summary>Nothing leaves the process.</summary>
    public static readonly TelemetrySettings None = new();

    private TelemetrySettings()
    {
    }

    public bool HasOtlp { get; private init; }

    /// <summary>Null without Azure Monitor.</summary>
    public string? Monitor { get; private init; }

    /// <summary>The managed identity that signs in to Azure Monitor; null to go by the connection string alone.</summary>
    public string? Identity { get; private init; }

    /// <summary>The configuration that OpenTelemetry's SDK reads the rest from.</summary>
    public IConfiguration? Source { get; private init; }

    public bool IsOn => HasOtlp || Monitor is not null;

    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static TelemetrySettings Read(IConfiguration configuration) => new()
    {
        HasOtlp = IsOtlp(configuration[OtlpEndpoint]),
        Monitor = MonitorOf(configuration[MonitorConnection]),
        Identity = configuration[IdentityClient] is { Length: > 0 } client ? client : null,
        Source = configuration,
    };

    private static bool IsOtlp(string? address)
    {
        if (string.IsNullOrEmpty(address)) return false;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? true
            : throw new SettingException($"{OtlpEndpoint} is not an address; write one such as http://localhost:4317 (gRPC), or http://localhost:4318 with OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf.");
    }

    // Not the text itself in the refusal: the key in it lets anybody send telemetry.
    private static string? MonitorOf(string? connection)
    {
        if (string.IsNullOrEmpty(connection)) return null;
        return connection.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase)
            ? connection
            : throw new SettingException($"{MonitorConnection} cannot be used; write the connection string of an Application Insights resource, which begins with InstrumentationKey=.");
    }
}
