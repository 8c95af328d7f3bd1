using System.Text.Json.Nodes;

namespace RealRecon.Tests.Infrastructure;

public sealed class PolicyTests
{
    /// <summary>One way at least to break each policy: what the template would say if somebody had got it wrong.</summary>
    private static readonly (string Policy, Action<JsonArray> Break)[] Mutations =
    [
        ("storage accounts take no keys", all => Set(all, "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", true)),
        ("storage accounts take no keys", all => Set(all, "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", null)),
        ("storage accounts show no blob to the public", all => Set(all, "Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", true)),
        ("storage accounts speak TLS 1.2", all => Set(all, "Microsoft.Storage/storageAccounts", "minimumTlsVersion", "TLS1_0")),
        ("storage accounts speak https only", all => Set(all, "Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", false)),
        ("containers are private", all => Set(all, "Microsoft.Storage/storageAccounts/blobServices/containers", "publicAccess", "Blob")),
        ("hubs take no keys", all => Set(all, "Microsoft.EventHub/namespaces", "disableLocalAuth", false)),
        ("hubs speak TLS 1.2", all => Set(all, "Microsoft.EventHub/namespaces", "minimumTlsVersion", "1.0")),
        ("telemetry takes no keys", all => Set(all, "Microsoft.Insights/components", "DisableLocalAuth", false)),
        ("the workspace takes no keys", all => Set(all, "Microsoft.OperationalInsights/workspaces", "features", null)),
        ("the vault goes by roles", all => Set(all, "Microsoft.KeyVault/vaults", "enableRbacAuthorization", false)),
        ("the vault keeps what was deleted", all => Set(all, "Microsoft.KeyVault/vaults", "enablePurgeProtection", null)),
        ("the app speaks https only", all => Set(all, "Microsoft.Web/sites", "httpsOnly", false)),
        ("the app speaks TLS 1.2", all => Set(all, "Microsoft.Web/sites", "siteConfig", new JsonObject { ["minTlsVersion"] = "1.1" })),
        ("the app's package is read by identity", all => First(all, "Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["type"] = "StorageAccountConnectionString"),
        ("nobody publishes with a password", all => Set(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", true)),
        ("nobody publishes with a password", all => all.Remove(First(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies"))),
        ("everything is tagged", all => First(all, "Microsoft.Insights/workbooks").Remove("tags")),
        ("everything is tagged", all => First(all, "Microsoft.Web/sites")["tags"]!.AsObject().Remove("azd-service-name")),
        ("everything is tagged", all => First(all, "Microsoft.KeyVault/vaults")["type"] = "Microsoft.New/things"),
        ("everything tells what it does", all => all.Remove(First(all, "Microsoft.Insights/diagnosticSettings"))),
        ("everything tells what it does", all => First(all, "Microsoft.Insights/diagnosticSettings")["properties"]!["workspaceId"] = "another"),
        ("nobody may do anything", all => Give(all, "Microsoft.KeyVault/vaults", "b24988ac-6180-42a0-ab88-20f7382dd24c")),
        ("the audit log is only added to", all => Give(all, "Microsoft.Storage/storageAccounts/tableServices/tables", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "/AuditLog")),
        ("the audit log is only added to", all => Permit(all, "row appender", "Microsoft.Storage/storageAccounts/tableServices/tables/entities/update/action")),
        ("the audit log is only added to", all => Permit(all, "row appender", "Microsoft.Storage/storageAccounts/tableServices/tables/entities/write")),
        ("the audit log is only added to", all => Permit(all, "table maker", "Microsoft.Storage/storageAccounts/tableServices/tables/delete")),
        ("anchors are kept", all => all.Remove(First(all, Immutability))),
        ("anchors are kept", all => Set(all, Immutability, "immutabilityPeriodSinceCreationInDays", 0)),
        ("anchors are kept", all => Set(all, Immutability, "allowProtectedAppendWrites", false)),
        ("no secret is written down", all => Set(all, "Microsoft.Web/sites/config", "AzureWebJobsStorage", "[listKeys('a', '2021-01-01').keys[0].value]")),
        ("no secret is written down", all => Set(all, "Microsoft.Web/sites/config", "EventHubs", "Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=c")),
    ];

    private const string Immutability = "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies";

    public static TheoryData<string, string> PoliciesBySize { get; } = [.. from policy in Policies.All.Keys from size in Deployment.Sizes select (policy, size)];

    public static TheoryData<int> Breaks { get; } = [.. Enumerable.Range(0, Mutations.Length)];

    [Theory]
    [MemberData(nameof(PoliciesBySize))]
    public void Deployment_OfEachSize_KeepsThePolicy(string policy, string size) => Assert.Empty(Policies.All[policy](Deployment.Of(size)));

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Policy_WhenTheDeploymentBreaksIt_SaysSo(int mutation)
    {
        var (policy, breakIt) = Mutations[mutation];
        var snapshot = JsonNode.Parse(Repository.Read("iac", "sizes", "production.snapshot.json"))!;
        breakIt(snapshot["predictedResources"]!.AsArray());

        Assert.NotEmpty(Policies.All[policy](new Deployment(snapshot)));
    }

    [Fact]
    public void Policies_AllOfThem_CanBeBroken() => Assert.Equal(Policies.All.Keys.Order(), Mutations.Select(mutation => mutation.Policy).Distinct().Order());

    private static JsonObject First(JsonArray all, string type, string end = "") =>
        all.Select(resource => resource!.AsObject()).First(resource => Deployment.TypeOf(resource) == type && Deployment.IdOf(resource).EndsWith(end, StringComparison.Ordinal));

    private static void Set(JsonArray all, string type, string member, JsonNode? value)
    {
        var resource = First(all, type);
        if (resource["properties"] is not JsonObject) resource["properties"] = new JsonObject();
        resource["properties"]![member] = value;
    }

    private static void Give(JsonArray all, string type, string role, string end = "")
    {
        var assignment = First(all, "Microsoft.Authorization/roleAssignments").DeepClone().AsObject();
        assignment["id"] = Deployment.IdOf(First(all, type, end)) + "/providers/Microsoft.Authorization/roleAssignments/x";
        assignment["properties"]!["roleDefinitionId"] = "/providers/Microsoft.Authorization/roleDefinitions/" + role;
        all.Add((JsonNode)assignment);
    }

    private static void Permit(JsonArray all, string role, string action) => all
        .Select(resource => resource!.AsObject())
        .Single(resource => resource["properties"] is JsonObject properties && properties["roleName"]?.GetValue<string>().Contains(role, StringComparison.Ordinal) is true)["properties"]!["permissions"]![0]!["dataActions"]!
        .AsArray().Add((JsonNode)action);
}
