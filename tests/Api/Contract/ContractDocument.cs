using System.Text.Json;

namespace RealRecon.Tests.Api.Contract;

/// <summary>openapi.json as the tests read it.</summary>
internal static class ContractDocument
{
    public static readonly string Text = Load();

    public static readonly JsonElement Root = JsonDocument.Parse(Text).RootElement;

    /// <summary>Every method of every path.</summary>
    public static IEnumerable<ContractOperation> Operations =>
        from path in Root.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new ContractOperation(method.Name.ToUpperInvariant(), path.Name, method.Value);

    /// <summary>What an element says, or what it refers to.</summary>
    public static JsonElement Resolved(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference)) return element;
        var target = Root;
        foreach (var step in reference.GetString()![2..].Split('/')) target = target.GetProperty(step);
        return target;
    }

    private static string Load()
    {
        using var stream = typeof(RealRecon.Adapters.Api.RealReconApi).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        return new StreamReader(stream).ReadToEnd();
    }
}

/// <param name="Method">In capitals.</param>
/// <param name="Template">Of the path.</param>
/// <param name="Says">All that the contract says of it.</param>
internal sealed record ContractOperation(string Method, string Template, JsonElement Says)
{
    public IEnumerable<JsonElement> Parameters => Says.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(ContractDocument.Resolved) : [];

    public JsonElement? Body => Says.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema") : null;

    public override string ToString() => $"{Method} {Template}";
}
