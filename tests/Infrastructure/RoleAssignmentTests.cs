using System.Text.Json.Nodes;

namespace RealRecon.Tests.Infrastructure;

/// <summary>Who may do what, as a table that a person can check: RoleAssignments.txt.</summary>
public sealed class RoleAssignmentTests
{
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["a638d3c7-ab3a-418d-83e6-5f17a39d4fde"] = "Azure Event Hubs Data Receiver",
        ["2b629674-e913-4c01-ae53-ef4638d8f975"] = "Azure Event Hubs Data Sender",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    [Fact]
    public void Assignments_InEverySize_AreThoseOfTheTable()
    {
        var lines = Deployment.Sizes.SelectMany(size => Table(Deployment.Of(size)).Prepend($"== {size}").Append(""));

        Assert.Equal(Repository.Read("tests", "Infrastructure", "RoleAssignments.txt").Trim(), string.Join('\n', lines).Trim());
    }

    private static List<string> Table(Deployment deployment)
    {
        var custom = deployment.OfType("Microsoft.Authorization/roleDefinitions").ToDictionary(role => role["name"]!.GetValue<string>(), NameOf);
        var token = Assert.Single(deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities"))["name"]!.GetValue<string>()["id-".Length..];
        var rows = deployment.OfType("Microsoft.Authorization/roleAssignments").Select(assignment => (
            Who: WhoOf(assignment["properties"]!["principalId"]!.GetValue<string>()),
            Role: RoleOf(assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().Split('/')[^1], custom),
            On: WhereOf(Deployment.SubjectOf(assignment), token))).ToList();
        return [.. rows.Select(row => $"{row.Who,-10} {row.Role,-32} {row.On}").Order(StringComparer.Ordinal)];
    }

    private static string NameOf(JsonObject role) => string.Join(' ', role["properties"]!["roleName"]!.GetValue<string>().Split(' ').SkipLast(1));

    private static string RoleOf(string id, Dictionary<string, string> custom) => custom.TryGetValue(id, out var name) ? name : BuiltIn.GetValueOrDefault(id, id);

    private static string WhoOf(string principal) => principal.Contains("/userAssignedIdentities/id-", StringComparison.Ordinal) ? "app" : principal[..8];

    /// <summary>What follows the resource group and the provider, without the part of each name that is different in every deployment.</summary>
    private static string WhereOf(string id, string token) =>
        string.Join('/', id.Split('/').Skip(7).Where(part => part is not "default")).Replace(token, "", StringComparison.Ordinal);
}
