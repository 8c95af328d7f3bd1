using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Storage;

namespace RealRecon.Tests.Api;

/// <summary>The API on a real web server on a free port, with stores that tests can fill and break.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private WebApplication? _app;

    internal MemoryAuditStore Store { get; } = new();

    internal MemoryDeadLetterStore Letters { get; } = new();

    internal SwitchProbe Hubs { get; } = new();

    internal Ledger Ledger { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IAuditStore>(Store);
        builder.Services.AddSingleton<IDeadLetterStore>(Letters);
        builder.Services.AddSingleton<IHealthProbe>(Hubs);
        builder.Services.AddRealReconApi();
        _app = builder.Build();
        _app.MapRealReconApi();
        await _app.StartAsync();
        Ledger = new Ledger(Store);
        Address = new Uri(_app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }
}
