using RealRecon.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace RealRecon.Tests.Fixtures;

/// <summary>Azurite's table and blob endpoints on free ports of this machine, each started when the first test asks and ended with the test run.</summary>
public sealed class Azurite : IAsyncDisposable
{
    // The account and key that Azurite and every Azure SDK know as UseDevelopmentStorage=true, with our ports.
    private const string Account = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    private readonly AzuriteServer _tables = new("table");
    private readonly AzuriteServer _blobs = new("blob");

    /// <summary>Connection string of the running table server. Skips the calling test where Node is missing: <see cref="NodeTools.RequireAsync"/>.</summary>
    public async Task<string> RequireAsync() => ConnectionString("Table", await _tables.RequireAsync());

    /// <summary>Connection string of the running blob server. Skips as <see cref="RequireAsync"/> does.</summary>
    public async Task<string> RequireBlobsAsync() => ConnectionString("Blob", await _blobs.RequireAsync());

    /// <param name="service">Table or Blob.</param>
    /// <param name="endpoint">Of a running server.</param>
    internal static string ConnectionString(string service, string endpoint) => $"{Account}{service}Endpoint={endpoint};";

    public async ValueTask DisposeAsync()
    {
        await _tables.DisposeAsync();
        await _blobs.DisposeAsync();
    }
}
