using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;

namespace RealRecon.Tests.Api;

/// <summary>The API on a real web server on a free port, with stores that tests can fill and break.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly SqliteLedger _ledger;
    private WebApplication? _app;

    public ApiHost()
        : this(SqliteLedger.InMemory)
    {
    }

    internal ApiHost(string file)
    {
        _ledger = new SqliteLedger(file);
        Store = new WatchedAuditStore(new SqliteAuditStore(_ledger));
        Letters = new WatchedDeadLetterStore(new SqliteDeadLetterStore(_ledger));
    }

    internal WatchedAuditStore Store { get; }

    internal WatchedDeadLetterStore Letters { get; }

    /// <summary>Stands still until a test moves it, so that what the API keeps for a moment grows old when the test says so.</summary>
    internal FakeTimeProvider Time { get; } = new();

    internal SwitchProbe Hubs { get; } = new();

    internal ICallers Callers { get; init; } = new OwnMachineCallers(new RoleNames());

    internal RealReconOptions Options { get; init; } = RealReconOptions.Default;

    internal Ledger Ledger { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IAuditStore>(Store);
        builder.Services.AddSingleton<ICaseStore>(Store);
        builder.Services.AddSingleton<IDeadLetterStore>(Letters);
        builder.Services.AddSingleton<ICursorKeyStore>(new SqliteCursorKeyStore(_ledger));
        builder.Services.AddSingleton<IHealthProbe>(Hubs);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(Callers);
        builder.Services.AddSingleton<IHubArchive>(new EmptyArchive());
        builder.Services.AddSingleton(Options);
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
        _ledger.Dispose();
    }
}
