using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace RealRecon.Emulator.Dashboard;

/// <summary>Serves the dashboard as Azure Static Web Apps does: files as they are, every other page as index.html, which finds its own way by the address.</summary>
internal static class DashboardPages
{
    private const string Missing =
        "The dashboard is not built: install Node.js 20 or later and run 'dotnet build emulator'; the API is at /api, its contract at /api/openapi.json\n";

    private const string Start = "index.html";

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <param name="endpoints">The web server's; routes that are more specific come first.</param>
    /// <param name="dashboard">Null where it was not built: the page at the root then says in one sentence how to get it.</param>
    public static void MapDashboard(this IEndpointRouteBuilder endpoints, DashboardFiles? dashboard)
    {
        if (dashboard is null)
        {
            endpoints.MapGet("/", () => Results.Text(Missing));
            return;
        }

        endpoints.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string? path) => AnswerAsync(context, dashboard, path ?? ""));
    }

    private static async Task AnswerAsync(HttpContext context, DashboardFiles dashboard, string path)
    {
        if (Find(dashboard.Files, path) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var response = context.Response;
        foreach (var (name, value) in dashboard.Headers) response.Headers[name] = value;

        // Names of assets carry a hash of their content, so they never change; the page that names them does.
        response.Headers.CacheControl = path.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        var tag = $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"";
        response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = Types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream";
        response.ContentLength = file.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await response.SendFileAsync(file, context.RequestAborted);
    }

    /// <summary>The file of that name; the start page for an address of the dashboard's own; null for an asset that is not there.</summary>
    private static IFileInfo? Find(IFileProvider files, string path)
    {
        if (path.Length > 0 && path != DashboardFiles.Configuration && files.GetFileInfo(path) is { Exists: true, IsDirectory: false } file) return file;
        var isPage = !path.StartsWith("assets/", StringComparison.Ordinal) && !path.StartsWith(".auth", StringComparison.Ordinal);
        return isPage ? files.GetFileInfo(Start) : null;
    }
}
