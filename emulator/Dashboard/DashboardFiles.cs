using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace RealRecon.Emulator.Dashboard;

/// <summary>The built dashboard: its files, and the headers that its Static Web Apps configuration gives every answer, so that local runs have the same.</summary>
internal sealed class DashboardFiles : IDisposable
{
    /// <summary>What Azure Static Web Apps reads; here its headers count, its roles are the API's to check.</summary>
    public const string Configuration = "staticwebapp.config.json";

    private readonly PhysicalFileProvider _files;

    private DashboardFiles(string folder, IReadOnlyDictionary<string, string> headers)
    {
        _files = new PhysicalFileProvider(folder);
        Headers = headers;
    }

    /// <summary>Beside the program, where the build puts it.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "dashboard");

    public IFileProvider Files => _files;

    /// <summary>For every answer that is a file of the dashboard.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Null where the dashboard was not built.</summary>
    /// <exception cref="InvalidDataException">Its configuration is not what it should be.</exception>
    public static DashboardFiles? Open(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "index.html"))) return null;
        var configuration = Path.Combine(folder, Configuration);
        return new DashboardFiles(Path.GetFullPath(folder), File.Exists(configuration) ? ReadHeaders(configuration) : new Dictionary<string, string>());
    }

    public void Dispose() => _files.Dispose();

    private static Dictionary<string, string> ReadHeaders(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (!document.RootElement.TryGetProperty("globalHeaders", out var headers)) return [];
            return headers.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString() ?? "");
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} cannot be read ({trouble.Message}); build the emulator again.", trouble);
        }
    }
}
