using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static RealRecon.Tests.Infrastructure.Deployment;

namespace RealRecon.Tests.Infrastructure;

/// <summary>What must hold for every deployment. A policy gives one sentence for each violation.</summary>
internal static partial class Policies
{
    /// <summary>Those that carry the tags of the deployment.</summary>
    public static readonly HashSet<string> Taggable =
    [
        "Microsoft.Resources/resourceGroups", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components",
        "Microsoft.Storage/storageAccounts", "Microsoft.EventHub/namespaces", "Microsoft.KeyVault/vaults", "Microsoft.DurableTask/schedulers", "Microsoft.Web/staticSites",
        "Microsoft.Web/serverfarms", "Microsoft.Web/sites", "Microsoft.Insights/actionGroups", "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/workbooks",
    ];

    /// <summary>Azure takes no tags on these.</summary>
    private static readonly HashSet<string> Untaggable =
    [
        "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/blobServices/containers",
        "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies", "Microsoft.Storage/storageAccounts/queueServices",
        "Microsoft.Storage/storageAccounts/tableServices", "Microsoft.Storage/storageAccounts/tableServices/tables", "Microsoft.EventHub/namespaces/eventhubs",
        "Microsoft.EventHub/namespaces/eventhubs/consumergroups", "Microsoft.DurableTask/schedulers/taskHubs", "Microsoft.Authorization/roleDefinitions",
        "Microsoft.Authorization/roleAssignments", "Microsoft.Authorization/locks", "Microsoft.Web/sites/config", "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
        "Microsoft.Web/staticSites/linkedBackends", "Microsoft.Insights/diagnosticSettings", "Microsoft.Consumption/budgets",
    ];

    private static readonly HashSet<string> Diagnosed =
    [
        "Microsoft.Storage/storageAccounts", "Microsoft.EventHub/namespaces", "Microsoft.KeyVault/vaults", "Microsoft.Web/sites", "Microsoft.Web/staticSites",
        "Microsoft.OperationalInsights/workspaces",
    ];

    /// <summary>Roles that let their holder do anything.</summary>
    private static readonly string[] Masters = ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "b24988ac-6180-42a0-ab88-20f7382dd24c", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"];

    public static readonly IReadOnlyDictionary<string, Func<Deployment, IEnumerable<string>>> All = new Dictionary<string, Func<Deployment, IEnumerable<string>>>
    {
        ["storage accounts take no keys"] = deployment => Demand(deployment, "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false),
        ["storage accounts show no blob to the public"] = deployment => Demand(deployment, "Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false),
        ["storage accounts speak TLS 1.2"] = deployment => Demand(deployment, "Microsoft.Storage/storageAccounts", "minimumTlsVersion", "TLS1_2"),
        ["storage accounts speak https only"] = deployment => Demand(deployment, "Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", true),
        ["containers are private"] = deployment => Demand(deployment, "Microsoft.Storage/storageAccounts/blobServices/containers", "publicAccess", "None"),
        ["hubs take no keys"] = deployment => Demand(deployment, "Microsoft.EventHub/namespaces", "disableLocalAuth", true),
        ["hubs speak TLS 1.2"] = deployment => Demand(deployment, "Microsoft.EventHub/namespaces", "minimumTlsVersion", "1.2"),
        ["telemetry takes no keys"] = deployment => Demand(deployment, "Microsoft.Insights/components", "DisableLocalAuth", true),
        ["the workspace takes no keys"] = deployment => Demand(deployment, "Microsoft.OperationalInsights/workspaces", "features.disableLocalAuth", true),
        ["the vault goes by roles"] = deployment => Demand(deployment, "Microsoft.KeyVault/vaults", "enableRbacAuthorization", true),
        ["the vault keeps what was deleted"] = deployment => Demand(deployment, "Microsoft.KeyVault/vaults", "enablePurgeProtection", true),
        ["the app speaks https only"] = deployment => Demand(deployment, "Microsoft.Web/sites", "httpsOnly", true),
        ["the app speaks TLS 1.2"] = deployment => Demand(deployment, "Microsoft.Web/sites", "siteConfig.minTlsVersion", "1.2"),
        ["the app's package is read by identity"] =
            deployment => Demand(deployment, "Microsoft.Web/sites", "functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
        ["nobody publishes with a password"] = PasswordsOf,
        ["everything is tagged"] = UntaggedIn,
        ["everything tells what it does"] = SilentIn,
        ["nobody may do anything"] = MastersIn,
        ["the audit log is only added to"] = WritersOfTheAuditLog,
        ["anchors are kept"] = AnchorsOf,
        ["no secret is written down"] = SecretsIn,
    };

    private static IEnumerable<string> Demand(Deployment deployment, string type, string member, JsonNode wanted)
    {
        var all = deployment.OfType(type).ToList();
        if (all.Count == 0) yield return $"There is no {type}.";
        foreach (var resource in all)
        {
            var value = member.Split('.').Aggregate(resource["properties"], (node, name) => (node as JsonObject)?[name]);
            if (!JsonNode.DeepEquals(value, wanted)) yield return $"{IdOf(resource)}: {member} is {value?.ToJsonString() ?? "missing"}, not {wanted.ToJsonString()}.";
        }
    }

    private static IEnumerable<string> PasswordsOf(Deployment deployment)
    {
        const string Type = "Microsoft.Web/sites/basicPublishingCredentialsPolicies";
        var closed = deployment.OfType(Type).Where(way => way["properties"]!["allow"]!.GetValue<bool>() is false).Select(way => way["name"]!.GetValue<string>().Split('/')[^1]).ToList();
        return new[] { "ftp", "scm" }.Except(closed).Select(way => $"{way} takes a user name and password.");
    }

    private static IEnumerable<string> UntaggedIn(Deployment deployment) =>
        from resource in deployment.Resources
        let tags = resource["tags"] as JsonObject
        let service = TypeOf(resource) switch { "Microsoft.Web/sites" => "api", "Microsoft.Web/staticSites" => "web", _ => null }
        let trouble = Untaggable.Contains(TypeOf(resource)) ? null
            : !Taggable.Contains(TypeOf(resource)) ? "is of a type of which nobody said whether it is tagged"
            : tags?["azd-env-name"] is null ? "lacks azd-env-name"
            : tags["azd-service-name"]?.GetValue<string>() != service ? $"is of the service {tags["azd-service-name"]}, not {service}"
            : null
        where trouble is not null
        select $"{IdOf(resource)} {trouble}.";

    private static IEnumerable<string> SilentIn(Deployment deployment)
    {
        var workspace = deployment.OfType("Microsoft.OperationalInsights/workspaces").Select(IdOf).Single();
        var told = deployment.OfType("Microsoft.Insights/diagnosticSettings")
            .Where(setting => setting["properties"]!["workspaceId"]!.GetValue<string>() == workspace)
            .Select(SubjectOf).ToHashSet();
        return deployment.Resources.Where(resource => Diagnosed.Contains(TypeOf(resource)) && !told.Contains(IdOf(resource))).Select(resource => $"{IdOf(resource)} tells nothing.");
    }

    private static IEnumerable<string> MastersIn(Deployment deployment) =>
        from assignment in deployment.OfType("Microsoft.Authorization/roleAssignments")
        let role = assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().Split('/')[^1]
        where Masters.Contains(role) || SubjectOf(assignment).EndsWith("/resourceGroups/" + SubjectOf(assignment).Split('/')[^1], StringComparison.Ordinal)
        select $"{IdOf(assignment)} gives everything.";

    /// <summary>No role that reaches the table AuditLog, at the table or above it, may change, overwrite or delete a row, or delete a table.</summary>
    private static IEnumerable<string> WritersOfTheAuditLog(Deployment deployment)
    {
        var table = deployment.OfType("Microsoft.Storage/storageAccounts/tableServices/tables").Select(IdOf).Single(id => id.EndsWith("/AuditLog", StringComparison.Ordinal));
        var roles = deployment.OfType("Microsoft.Authorization/roleDefinitions").ToDictionary(role => role["name"]!.GetValue<string>());
        string[] harmless = ["/read", "/add/action", "/tables/write"];
        foreach (var assignment in deployment.OfType("Microsoft.Authorization/roleAssignments").Where(assignment => IsWithin(table, SubjectOf(assignment))))
        {
            var role = assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().Split('/')[^1];
            if (!roles.TryGetValue(role, out var definition))
            {
                yield return $"{IdOf(assignment)} gives a built-in role, and every one of those that writes may delete.";
                continue;
            }

            var permissions = definition["properties"]!["permissions"]!.AsArray().SelectMany(permission => permission!["actions"]!.AsArray().Concat(permission["dataActions"]!.AsArray()));
            foreach (var action in permissions.Select(action => action!.GetValue<string>()).Where(action => !harmless.Any(end => action.EndsWith(end, StringComparison.Ordinal))))
            {
                yield return $"{definition["properties"]!["roleName"]} may {action}.";
            }
        }
    }

    private static bool IsWithin(string id, string scope) => id == scope || id.StartsWith(scope + "/", StringComparison.Ordinal);

    /// <summary>The container has a retention that allows appending, unless it is locked, when a template can no longer say so; and it is the container that the app writes to.</summary>
    private static IEnumerable<string> AnchorsOf(Deployment deployment)
    {
        var policies = deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").ToList();
        foreach (var policy in policies)
        {
            if (!IdOf(policy).Contains("/containers/anchors/", StringComparison.Ordinal)) yield return $"{IdOf(policy)} is not about the anchors.";
            if (policy["properties"]!["immutabilityPeriodSinceCreationInDays"]?.GetValue<int>() is not >= 1) yield return $"{IdOf(policy)} keeps nothing.";
            if (policy["properties"]!["allowProtectedAppendWrites"]?.GetValue<bool>() is not true) yield return $"{IdOf(policy)} allows no appending.";
        }

        if (policies.Count == 0 && !deployment.IsLocked) yield return "The anchors have no retention.";
    }

    /// <summary>Account keys, shared access signatures, passwords, and functions that fetch them.</summary>
    private static IEnumerable<string> SecretsIn(Deployment deployment) =>
        from resource in deployment.Resources
        from Match match in Secret().Matches(resource.ToJsonString())
        select $"{IdOf(resource)}: {match.Value}";

    /// <summary>Functions of templates that fetch a secret, and the parts of connection strings and signed addresses that are one.</summary>
    [GeneratedRegex(@"list[A-Za-z]*(Keys|Secrets|Tokens|Sas|Credentials)[A-Za-z]*\(|AccountKey=|SharedAccessKey=|SharedAccessSignature|[?&]sig=|Password=|primaryKey|primaryConnectionString", RegexOptions.IgnoreCase)]
    public static partial Regex Secret();
}
