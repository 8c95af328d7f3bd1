using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Adapters.Options;

/// <summary>All settings that are not directly under <c>RealRecon__</c>. Whoever reads a section of them takes its names from here.</summary>
internal static class SettingNotes
{
    private const string Source = "RealRecon__Sources__{name}__";
    private const string Sink = "RealRecon__Sinks__{name}__";
    private const string SmtpOnly = "email: ";

    public const string DashboardUrl = "RealRecon__DashboardUrl";

    public static readonly IReadOnlyList<SettingNote> All =
    [
        new(SettingArea.Sources, $"{Source}Type", "`ledger`, `stripe` or `razorpay`", SettingNote.Required, "what is asked there, and how"),
        new(SettingArea.Sources, $"{Source}Url", "address", SettingNote.Required, "where the API begins"),
        new(SettingArea.Sources, $"{Source}Key", "visible ASCII characters", null, "the secret, sent as a bearer token; Razorpay: key id and secret with a colon. This or `Scope`"),
        new(SettingArea.Sources, $"{Source}Header", "name of a header", "Authorization", "the header that carries the key"),
        new(SettingArea.Sources, $"{Source}Scope", "scope of a token", null, "no key: the app's managed identity gets a token for this scope"),
        new(SettingArea.Sources, $"{Source}Timeout", "duration from 00:00:00.1 to 00:05:00", "00:00:05", "for one try of a call"),
        new(SettingArea.Sources, $"{Source}MaxConcurrent", "whole number from 1 to 1000", "32", "calls at a time"),
        new(SettingArea.Sinks, $"{Sink}Type", "`webhook`, `slack`, `teams`, `email` or `pagerduty`", SettingNote.Required, "how people are told"),
        new(SettingArea.Sinks, $"{Sink}MinSeverity", "`info`, `warning`, `error` or `critical`", "info", "below it the sink hears nothing"),
        new(SettingArea.Sinks, $"{Sink}Url", "address", null, "where to; required but for email, and for pagerduty, which has its own"),
        new(SettingArea.Sinks, $"{Sink}Secret", "at least 16 visible ASCII characters", null, "webhook: signs what is sent; required there"),
        new(SettingArea.Sinks, $"{Sink}PreviousSecret", "at least 16 visible ASCII characters", null, "webhook: signs beside `Secret` while the receiver changes over"),
        new(SettingArea.Sinks, $"{Sink}RoutingKey", "at least 16 visible ASCII characters", null, "pagerduty: the integration's key; required there"),
        new(SettingArea.Sinks, $"{Sink}From", "mail address", null, $"{SmtpOnly}who sends; required there"),
        new(SettingArea.Sinks, $"{Sink}To", "mail addresses with commas between", null, $"{SmtpOnly}who is told; required there"),
        new(SettingArea.Sinks, $"{Sink}Host", "name", null, $"{SmtpOnly}the SMTP server; required there"),
        new(SettingArea.Sinks, $"{Sink}Port", "port", "587", $"{SmtpOnly}465 speaks TLS from the start"),
        new(SettingArea.Sinks, $"{Sink}User", "text", null, $"{SmtpOnly}without it no sign-in"),
        new(SettingArea.Sinks, $"{Sink}Password", "text", null, $"{SmtpOnly}of the user"),
        new(SettingArea.Sinks, $"{Sink}Tls", "`required` or `none`", null, $"{SmtpOnly}unset, required, but not for this machine itself"),
        new(SettingArea.Sinks, DashboardUrl, "address", null, "where links in alerts lead; unset, there are none"),
        new(SettingArea.Connections, StoreConnection.Name, "connection string, or https address of a table endpoint", SettingNote.Required, "where audit log, views and dead letters are. With an address the app signs in with its own identity") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, AnchorPlace.Setting, "https address of a blob container, or connection string", null, "where the audit log is [anchored](operations.md#anchors). With an address the app signs in with its own identity; unset, nothing is anchored") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, HubConnection.Name, "connection string of a namespace", null, "both hubs, by key. It names no hub (no `EntityPath`). This or `EventHubs__fullyQualifiedNamespace`") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, $"{HubConnection.Name}__fullyQualifiedNamespace", "host name", null, "both hubs, by identity, such as `name.servicebus.windows.net`") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, $"{HubConnection.Name}__credential", "`managedidentity`", null, "sign in with a managed identity and nothing else; unset, whatever the Azure SDK finds (environment, managed identity, developer's sign-in)") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, $"{HubConnection.Name}__clientId", "client id", null, "the user-assigned identity; unset, the system-assigned one") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, HubConnection.GroupName, "name of a consumer group", HubConnection.DefaultGroup, "reads refused events again; must exist on both hubs, and nothing else may read with it ([dead letters](deadletters.md))") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, TelemetrySettings.IdentityClient, "client id", null, "the user-assigned identity for tables, anchors, sources with a `Scope` and Azure Monitor"),
        new(SettingArea.Connections, "AzureWebJobsStorage", "connection string", SettingNote.Required, "the Functions host's own storage, with the state of all entities. This or the `AzureWebJobsStorage__…` below") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__accountName", "name", null, "the same by identity: the account, in place of its three addresses") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__blobServiceUri", "address", null, "the same by identity: blobs") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__queueServiceUri", "address", null, "the same by identity: queues") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__tableServiceUri", "address", null, "the same by identity: tables") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__credential", "`managedidentity`", null, "the same by identity: how to sign in") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "AzureWebJobsStorage__clientId", "client id", null, "the same by identity: the user-assigned identity") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Connections, "FUNCTIONS_WORKER_RUNTIME", "`dotnet-isolated`", null, "says Core Tools which worker to start: required on your own machine, not set on Flex Consumption") { Readers = SettingReader.FunctionApp },
        new(SettingArea.Telemetry, TelemetrySettings.OtlpEndpoint, "address", null, "where OpenTelemetry metrics, traces and logs go; unset, nowhere"),
        new(SettingArea.Telemetry, "OTEL_EXPORTER_OTLP_PROTOCOL", "`grpc` or `http/protobuf`", "grpc", "how they are sent there"),
        new(SettingArea.Telemetry, "OTEL_EXPORTER_OTLP_HEADERS", "`key=value` with commas between", null, "sent along, such as an API key"),
        new(SettingArea.Telemetry, "OTEL_SERVICE_NAME", "name", TelemetrySetup.ServiceName, "what this installation is called there"),
        new(SettingArea.Telemetry, "OTEL_RESOURCE_ATTRIBUTES", "`key=value` with commas between", null, "attributes of all that is sent, such as `deployment.environment.name=test`"),
        new(SettingArea.Telemetry, "OTEL_TRACES_SAMPLER", "name of a sampler", "parentbased_always_on", "which traces are kept; under load `parentbased_traceidratio`"),
        new(SettingArea.Telemetry, "OTEL_TRACES_SAMPLER_ARG", "number", "1.0", "what the sampler takes, such as `0.01` for one in a hundred"),
        new(SettingArea.Telemetry, "OTEL_METRIC_EXPORT_INTERVAL", "milliseconds", "60000", "how often metrics are sent"),
        new(SettingArea.Telemetry, "OTEL_BSP_SCHEDULE_DELAY", "milliseconds", "5000", "how long spans wait to be sent together"),
        new(SettingArea.Telemetry, TelemetrySettings.MonitorConnection, "connection string", null, "Azure Monitor (Application Insights); unset, nothing goes there. Both this and OTLP may be set"),
        new(SettingArea.Telemetry, "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "`Authorization=AAD`, with `ClientId=…`", null, "how the Functions host signs in there; the app goes by `AZURE_CLIENT_ID`") { Readers = SettingReader.FunctionApp },
    ];

    /// <summary>What may stand in one block of a section.</summary>
    public static IReadOnlyList<string> MembersOf(SettingArea area) =>
        [.. All.Where(note => note.Area == area && note.Name.Contains("{name}", StringComparison.Ordinal)).Select(note => note.Member)];

    /// <summary>Whether a name, as the environment writes it, is one that something reads.</summary>
    public static bool Knows(string name) =>
        Setting.All.Any(setting => name.Equals($"{RealReconOptions.Section}__{setting.Name}", StringComparison.OrdinalIgnoreCase))
        || All.Any(note => note.Name.Split("__") is var parts && name.Split("__") is var written && parts.Length == written.Length
            && parts.Zip(written).All(pair => pair.First == "{name}" || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)));
}
