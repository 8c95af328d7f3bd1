using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace RealRecon.Tests.Producers;

/// <summary>An API that says of each transaction what a test wants said, over real HTTP.</summary>
internal sealed class CannedApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CannedApi(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.First());

    internal static async Task<CannedApi> StartAsync(Func<string, string?> transaction, Func<string> live)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            var path = context.Request.Path.Value!;
            var body = path == "/api/live" ? live() : transaction(Uri.UnescapeDataString(path["/api/transactions/".Length..]));
            if (body is null) context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync(body ?? "{}");
        });
        await app.StartAsync();
        return new CannedApi(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
