using System.Text.Json.Nodes;

namespace RealRecon.Tests.Infrastructure;

/// <summary>What would be deployed in one size: the resources of a snapshot that the Bicep CLI made.</summary>
internal sealed class Deployment(JsonNode snapshot)
{
    /// <summary>The sizes that have a snapshot, and with them each switch in both positions.</summary>
    public static readonly string[] Sizes = ["dev", "production", "high-volume"];

    public IReadOnlyList<JsonObject> Resources { get; } = [.. snapshot["predictedResources"]!.AsArray().Select(resource => resource!.AsObject())];

    /// <summary>The anchors' retention is locked, so that the template leaves it alone.</summary>
    public bool IsLocked { get; } = snapshot["outputs"]?["REALRECON_ANCHORS_LOCKED"]?.GetValue<bool>() is true;

    public static Deployment Of(string size) => new(JsonNode.Parse(Repository.Read("iac", "sizes", $"{size}.snapshot.json"))!);

    public IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource => TypeOf(resource) == type);

    public static string TypeOf(JsonObject resource) => resource["type"]!.GetValue<string>();

    public static string IdOf(JsonObject resource) => resource["id"]!.GetValue<string>();

    /// <summary>The id without its last part where the resource belongs to another one: what an assignment, a lock or a setting is about.</summary>
    public static string SubjectOf(JsonObject extension) => IdOf(extension)[..IdOf(extension).LastIndexOf("/providers/", StringComparison.Ordinal)];
}
