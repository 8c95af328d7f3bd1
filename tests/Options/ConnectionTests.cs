using Azure.Identity;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Options;

namespace RealRecon.Tests.Options;

/// <summary>The function app's connections: by key or by identity, as the triggers read them, or a sentence.</summary>
public sealed class ConnectionTests
{
    private const string Key = "Endpoint=sb://localhost;SharedAccessKeyName=n;SharedAccessKey=SECRET;UseDevelopmentEmulator=true;";

    [Theory]
    [InlineData("EventHubs")]
    [InlineData("AzureWebJobsEventHubs")]
    [InlineData("ConnectionStrings:EventHubs")]
    public void Hubs_WhenAConnectionStringIsSet_GoByIt(string name)
    {
        var hubs = HubConnection.Read(Settings((name, Key)));

        Assert.Equal((Key, null, null, "redrive"), (hubs.ConnectionString, hubs.Namespace, hubs.Credential, hubs.Group));
    }

    [Theory]
    [InlineData(null, null, typeof(DefaultAzureCredential))]
    [InlineData(null, "id", typeof(DefaultAzureCredential))]
    [InlineData("managedidentity", null, typeof(ManagedIdentityCredential))]
    [InlineData("ManagedIdentity", "id", typeof(ManagedIdentityCredential))]
    public void Hubs_WhenANamespaceIsSet_GoByIdentity(string? credential, string? client, Type type)
    {
        var hubs = HubConnection.Read(Settings(
            ("EventHubs:fullyQualifiedNamespace", "name.servicebus.windows.net"), ("EventHubs:credential", credential), ("EventHubs:clientId", client), ("RedriveConsumerGroup", "again")));

        Assert.Equal((null, "name.servicebus.windows.net", "again"), (hubs.ConnectionString, hubs.Namespace, hubs.Group));
        Assert.IsType(type, hubs.Credential);
    }

    [Theory]
    [InlineData("EventHubs", null, "EventHubs is not set")]
    [InlineData("EventHubs", "SECRET", "begins with Endpoint=sb://")]
    [InlineData("EventHubs", Key + "EntityPath=bank-events", "write the connection string of the namespace")]
    [InlineData("EventHubs:fullyQualifiedNamespace", "sb://name.servicebus.windows.net/", "name.servicebus.windows.net")]
    public void Hubs_WhenTheyCannotBeUsed_AreRefusedInASentence(string name, string? value, string part) =>
        AssertRefused(() => HubConnection.Read(Settings((name, value))), part);

    [Theory]
    [InlineData("EventHubs:credential", "key", "managedidentity")]
    [InlineData("RedriveConsumerGroup", "$Default", "The triggers hold $Default")]
    public void Hubs_WhenWhatBelongsToThemCannotBeUsed_AreRefusedInASentence(string name, string value, string part) =>
        AssertRefused(() => HubConnection.Read(Settings(("EventHubs:fullyQualifiedNamespace", "name.servicebus.windows.net"), (name, value))), part);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("https://account.table.core.windows.net")]
    public void Tables_WhenTheyCanBeUsed_AreTaken(string value) => Assert.Equal(value, StoreConnection.Read(Settings(("Tables", value))).Storage);

    [Theory]
    [InlineData(null, "Tables is not set")]
    [InlineData("SECRET", "Tables cannot be used")]
    [InlineData("http://account.table.core.windows.net", "Tables cannot be used")]
    [InlineData("https://account.table.core.windows.net?sig=SECRET", "Tables cannot be used")]
    public void Tables_WhenTheyCannotBeUsed_AreRefusedInASentence(string? value, string part) => AssertRefused(() => StoreConnection.Read(Settings(("Tables", value))), part);

    private static void AssertRefused(Action read, string part)
    {
        var sentence = Assert.Throws<SettingException>(read).Message;
        Assert.Contains(part, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", sentence, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
}
