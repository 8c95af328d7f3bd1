using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using RealRecon.Adapters.Alerts;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Sources;

namespace RealRecon.Tests.Infrastructure;

/// <summary>The templates as the Bicep CLI compiles them.</summary>
public sealed class TemplateTests
{
    private static readonly Dictionary<string, string> Azd = new() { ["AZURE_ENV_NAME"] = "team", ["AZURE_LOCATION"] = "westeurope" };

    private static readonly Lazy<Task<string>> Compiled = new(CompileAsync);

    [Theory]
    [InlineData("dev")]
    [InlineData("production")]
    [InlineData("high-volume")]
    public async Task Snapshot_OfEachSize_IsWhatTheTemplateSays(string size)
    {
        var bicep = BicepCli.Require();

        var told = await bicep.RunAsync(
            "snapshot", $"sizes/{size}.bicepparam", "--mode", "validate", "--subscription-id", Guid.Empty.ToString(), "--location", "westeurope");

        Assert.True(told.ExitCode == 0, $"Run iac/tools/snapshots overwrite, and look at what changed.\n{told.Output}{told.Errors}");
    }

    [Fact]
    public async Task Template_WhenCompiled_FetchesNoSecretAnywhere()
    {
        var template = await CompiledAsync();

        Assert.Empty(Policies.Secret().Matches(template).Select(match => match.Value));
        Assert.NotEmpty(Policies.Secret().Matches(template.Replace("reference(", "listKeys(", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AppSettings_OfEveryDeployment_NameAddressesAndIdentitiesOnly()
    {
        var template = JsonNode.Parse(await CompiledAsync())!["resources"]!["settingsOfApp"]!["properties"]!["template"]!;

        Assert.Equal(
            """
            APPLICATIONINSIGHTS_AUTHENTICATION_STRING = [format('ClientId={0};Authorization=AAD', parameters('clientId'))]
            APPLICATIONINSIGHTS_CONNECTION_STRING = [parameters('telemetryAddress')]
            AZURE_CLIENT_ID = [parameters('clientId')]
            Anchors = [parameters('anchorContainer')]
            AzureWebJobsStorage__blobServiceUri = [parameters('hostBlobEndpoint')]
            AzureWebJobsStorage__clientId = [parameters('clientId')]
            AzureWebJobsStorage__credential = managedidentity
            AzureWebJobsStorage__queueServiceUri = [parameters('hostQueueEndpoint')]
            AzureWebJobsStorage__tableServiceUri = [parameters('hostTableEndpoint')]
            EventHubs__clientId = [parameters('clientId')]
            EventHubs__credential = managedidentity
            EventHubs__fullyQualifiedNamespace = [parameters('eventHubsHostName')]
            RealRecon__DashboardUrl = [format('https://{0}', parameters('dashboardHostName'))]
            RedriveConsumerGroup = [parameters('redriveGroup')]
            Tables = [parameters('auditTableEndpoint')]
            """,
            Lines(template["variables"]!["base"]!));
        Assert.Equal(
            """
            AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName = DurableTaskScheduler
            AzureFunctionsJobHost__extensions__durableTask__storageProvider__type = azureManaged
            DurableTaskScheduler = [format('Endpoint={0};Authentication=ManagedIdentity;ClientID={1}', parameters('schedulerEndpoint'), parameters('clientId'))]
            """,
            Lines(template["variables"]!["schedulerSettings"]!));
    }

    [Fact]
    public async Task Parameters_WhenAzdSetsNothingButWhatItMust_AreThoseOfDevelopment()
    {
        var parameters = await ParametersAsync("main.bicepparam", Azd);

        Assert.Equal("team", parameters["environmentName"]!["value"]!.GetValue<string>());
        Assert.Equal("Standard_LRS", parameters["size"]!["value"]!["storageSku"]!.GetValue<string>());
        Assert.False(parameters["linkBackend"]!["value"]!.GetValue<bool>());
        Assert.False(parameters["lockAnchors"]!["value"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Parameters_WhenAzdSetsThem_AreTaken()
    {
        var parameters = await ParametersAsync("main.bicepparam", new(Azd)
        {
            ["REALRECON_SIZE"] = "production",
            ["REALRECON_LINK_BACKEND"] = "true",
            ["REALRECON_SETTINGS"] = """{"RealRecon__BankDeadline":"00:05:00"}""",
            ["REALRECON_BANK_SENDERS"] = """["22222222-2222-2222-2222-222222222222"]""",
            ["REALRECON_MONTHLY_BUDGET"] = "250",
        });

        Assert.Equal("Standard_ZRS", parameters["size"]!["value"]!["storageSku"]!.GetValue<string>());
        Assert.True(parameters["linkBackend"]!["value"]!.GetValue<bool>());
        Assert.Equal("00:05:00", parameters["settings"]!["value"]!["RealRecon__BankDeadline"]!.GetValue<string>());
        Assert.Single(parameters["bankSenders"]!["value"]!.AsArray());
        Assert.Equal(250, parameters["monthlyBudget"]!["value"]!.GetValue<int>());
    }

    [Fact]
    public async Task Parameters_WhenTheSizeIsUnknown_AreRefused()
    {
        var bicep = BicepCli.Require();

        var told = await bicep.RunAsync(new Dictionary<string, string>(Azd) { ["REALRECON_SIZE"] = "huge" }, "build-params", "main.bicepparam", "--stdout");

        Assert.NotEqual(0, told.ExitCode);
        Assert.Contains("huge", told.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfTheExample_AreThoseThatRealReconReads()
    {
        var settings = (await ParametersAsync("sizes/production.bicepparam", []))["settings"]!["value"]!.AsObject();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value?.GetValue<string>())))
            .Build();

        Assert.NotEqual(RealReconOptions.Default, RealReconOptions.Read(configuration, RealReconOptions.Default));
        Assert.Single(SourceSettings.Read(configuration));
        Assert.Empty(SinkSettings.Read(configuration).Rules);
        Assert.All(settings.Where(setting => setting.Key.EndsWith("Key", StringComparison.Ordinal)), setting => Assert.StartsWith("@Microsoft.KeyVault(", setting.Value!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static Task<string> CompiledAsync() => Compiled.Value;

    private static async Task<string> CompileAsync()
    {
        var told = await BicepCli.Require().RunAsync("build", "main.bicep", "--stdout");
        Assert.True(told.ExitCode == 0, told.Errors);
        Assert.Empty(told.Errors);
        return told.Output;
    }

    private static async Task<JsonObject> ParametersAsync(string file, Dictionary<string, string> environment)
    {
        var told = await BicepCli.Require().RunAsync(environment, "build-params", file, "--stdout");
        Assert.True(told.ExitCode == 0, told.Errors);
        return JsonNode.Parse(JsonNode.Parse(told.Output)!["parametersJson"]!.GetValue<string>())!["parameters"]!.AsObject();
    }

    private static string Lines(JsonNode settings) =>
        string.Join('\n', settings.AsObject().Select(setting => $"{setting.Key} = {setting.Value}").Order(StringComparer.Ordinal));
}
