using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace RealRecon.Adapters.Options;

/// <summary>
/// How the function app reaches its Event Hubs: by a connection string, or by its identity. The triggers read the same settings by themselves; this reads
/// them as they do, so that what one can use the other can.
/// </summary>
public sealed record HubConnection
{
    internal const string Name = "EventHubs";

    internal const string GroupName = "RedriveConsumerGroup";

    internal const string DefaultGroup = "redrive";

    private const string ManagedIdentity = "managedidentity";

    private HubConnection()
    {
    }

    /// <summary>Of the namespace, without a hub; null where the identity signs in.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>Host name; null with a connection string.</summary>
    public string? Namespace { get; private init; }

    /// <summary>Signs in; null with a connection string.</summary>
    public TokenCredential? Credential { get; private init; }

    /// <summary>Consumer group for reading events again.</summary>
    public required string Group { get; init; }

    /// <exception cref="SettingException">A setting is missing or cannot be used. No refusal repeats a connection string.</exception>
    public static HubConnection Read(IConfiguration configuration)
    {
        var section = SectionOf(configuration);
        var group = GroupOf(configuration[GroupName]);
        if (section.Value is { Length: > 0 } connection) return new HubConnection { ConnectionString = OfNamespace(connection), Group = group };
        return section["fullyQualifiedNamespace"] is { Length: > 0 } host
            ? new HubConnection { Namespace = HostOf(host), Credential = CredentialOf(section), Group = group }
            : throw new SettingException($"{Name} is not set; write the connection string of an Event Hubs namespace, or {Name}__fullyQualifiedNamespace for the app's identity.");
    }

    // The order in which the Functions host looks for a connection.
    private static IConfigurationSection SectionOf(IConfiguration configuration) =>
        new[] { $"ConnectionStrings:AzureWebJobs{Name}", $"AzureWebJobs{Name}", $"ConnectionStrings:{Name}" }
            .Select(configuration.GetSection)
            .FirstOrDefault(section => section.Exists()) ?? configuration.GetSection(Name);

    // A trigger takes the hub that its connection string names, whatever its attribute says: both would read one hub.
    private static string OfNamespace(string connection) =>
        !connection.Contains("Endpoint=", StringComparison.OrdinalIgnoreCase)
            ? throw new SettingException($"{Name} cannot be used; write the connection string of an Event Hubs namespace, which begins with Endpoint=sb://.")
            : connection.Contains("EntityPath=", StringComparison.OrdinalIgnoreCase)
                ? throw new SettingException($"{Name} names one hub (EntityPath), but two are read; write the connection string of the namespace.")
                : connection;

    private static string HostOf(string host) => Uri.CheckHostName(host) == UriHostNameType.Dns
        ? host
        : throw new SettingException($"{Name}__fullyQualifiedNamespace is '{host}'; write a host name such as name.servicebus.windows.net.");

    private static TokenCredential CredentialOf(IConfigurationSection section)
    {
        var client = section["clientId"] is { Length: > 0 } id ? id : null;
        return section["credential"] switch
        {
            null or "" => client is null ? new DefaultAzureCredential() : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client }),
            var word when word.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase) =>
                new ManagedIdentityCredential(client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client)),
            var other => throw new SettingException($"{Name}__credential is '{other}'; write {ManagedIdentity}, or leave it out."),
        };
    }

    private static string GroupOf(string? group)
    {
        if (string.IsNullOrEmpty(group)) return DefaultGroup;
        return group.Length <= 50 && group.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? group
            : throw new SettingException($"{GroupName} is '{group}'; write the name of a consumer group that nothing else reads with: letters, digits, '-', '_' and '.'. The triggers hold $Default.");
    }
}
