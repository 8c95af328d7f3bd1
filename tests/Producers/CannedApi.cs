using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace RealRecon.Tests.Producers;

/// <summary>An API that says what a test wants said, over real HTTP, and a simulation that keeps what it is told.</summary>
internal sealed class CannedApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CannedApi(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.First());

    /// <summary>What the simulation was told: path and body.</summary>
    internal ConcurrentQueue<(string Path, string Body)> Told { get; } = [];

    /// <param name="transaction">Answers to a transaction's id; null for 404.</param>
    /// <param name="live">Answers to /api/live.</param>
    /// <param name="cases">Answers to what follows /api/cases, query included; null for 404.</param>
    /// <param name="list">Answers to /api/transactions, by query.</param>
    /// <param name="simulates">Whether there is a simulation.</param>
    internal static async Task<CannedApi> StartAsync(
        Func<string, string?> transaction, Func<string> live, Func<string, string?>? cases = null, Func<string, string?>? list = null, bool simulates = true)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new CannedApi(app);
        app.Run(async context =>
        {
            var (path, query) = (context.Request.Path.Value!, context.Request.QueryString.Value!);
            var body = path switch
            {
                "/sim" => simulates ? $$"""{"address":"{{api.Address}}"}""" : null,
                "/api/live" => live(),
                "/api/transactions" => list?.Invoke(query),
                _ when path.StartsWith("/api/cases", StringComparison.Ordinal) => cases?.Invoke(Uri.UnescapeDataString(path["/api/cases".Length..]) + query),
                _ when path.StartsWith("/sim/", StringComparison.Ordinal) => await api.KeepAsync(path, context.Request),
                _ => transaction(Uri.UnescapeDataString(path["/api/transactions/".Length..])),
            };
            if (body is null) context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync(body ?? "{}");
        });
        await app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<string> KeepAsync(string path, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        Told.Enqueue((path, await reader.ReadToEndAsync()));
        return "{}";
    }
}
