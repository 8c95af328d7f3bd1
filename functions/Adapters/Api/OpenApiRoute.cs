namespace RealRecon.Adapters.Api;

/// <summary>Answers /openapi.json: the contract, as it was built in.</summary>
internal static class OpenApiRoute
{
    private static readonly byte[] Document = Load();

    public static ApiAnswer Answer() => new(200, "application/json; charset=utf-8", Document) { CacheControl = "public, max-age=300" };

    private static byte[] Load()
    {
        using var stream = typeof(OpenApiRoute).Assembly.GetManifestResourceStream("RealRecon.Adapters.Api.openapi.json")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
