using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Emulator.Dashboard;

namespace RealRecon.Emulator.Hosting;

/// <summary>The web server: the status API, and the dashboard.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DashboardFiles? _dashboard;

    private HttpServer(WebApplication app, DashboardFiles? dashboard, int port)
    {
        _app = app;
        _dashboard = dashboard;
        Port = port;
    }

    public int Port { get; }

    /// <exception cref="StartException">The port cannot be had.</exception>
    public static async Task<HttpServer> StartAsync(EmulatorOptions options, ApiParts parts, TimeProvider time, ILoggerFactory logs)
    {
        // Empty: a variable such as ASPNETCORE_URLS, meant for another program, must not move or open this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "RealRecon" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Far above the API's own limits, so that the API says in its own words that address or headers are too long.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.HttpPort);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(parts.Stores.Audit);
        builder.Services.AddSingleton(parts.Stores.Cases);
        builder.Services.AddSingleton(parts.Stores.Letters);
        builder.Services.AddSingleton(parts.Stores.Sweeps);
        builder.Services.AddSingleton(parts.Stores.CursorKeys);
        builder.Services.AddSingleton(parts.Signals);
        builder.Services.AddSingleton(parts.Archive);
        builder.Services.AddSingleton(parts.Settings);
        builder.Services.AddSingleton<ICallers>(new LocalCallers(parts.Settings.Roles));
        foreach (var probe in parts.Probes) builder.Services.AddSingleton(probe);
        builder.Services.AddRealReconApi();

        var app = builder.Build();
        app.MapRealReconApi();

        // Producers learn here where to tell what exists.
        if (parts.Simulation is { } simulation) app.MapGet("/sim", () => Results.Text($$"""{"address":"{{simulation.AbsoluteUri}}"}""", "application/json"));
        var dashboard = options.Dashboard ? DashboardFiles.Open(options.DashboardFolder) : null;
        if (options.Dashboard) app.MapDashboard(dashboard);
        try
        {
            await app.StartAsync();
        }
        catch (IOException trouble) when (trouble.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw Loopback.Refused(options.HttpPort, "--http-port", trouble);
        }
        catch (SocketException trouble)
        {
            await app.DisposeAsync();
            throw Loopback.Refused(options.HttpPort, "--http-port", trouble);
        }

        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return new HttpServer(app, dashboard, new Uri(address).Port);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        _dashboard?.Dispose();
    }
}
