using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RealRecon.Adapters.Api;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Matching;
using RealRecon.Emulator.Entities;
using RealRecon.Tests.Api;
using RealRecon.Tests.Hosting;

namespace RealRecon.Tests.Operators;

/// <summary>The API on a real web server over a real entity runtime, real shards and a real store; only the transactions are stand-ins.</summary>
public sealed class ActionStage : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly SqliteLedger _ledger = new(SqliteLedger.InMemory);
    private EntityRuntime? _runtime;
    private WebApplication? _app;
    private int _count;

    internal ShiftedTime Time { get; } = new();

    internal SwitchedSignals Signals { get; } = new();

    internal ICallers Callers { get; init; } = new LocalCallers();

    public HttpClient Client { get; } = new();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var store = new SqliteAuditStore(_ledger);
        var rules = new AuditRules { BlockAge = TimeSpan.FromMilliseconds(5) };
        _runtime = EntityRuntime.Start(
            new EntityRuntimeOptions { File = _folder.In("entities.db"), Durable = false },
            [StandIn.Kind, StandIn.Alerts, AuditShardEntity.Kind(rules, new AuditWriter(store), NullLogger.Instance)],
            TimeProvider.System,
            NullLogger<EntityRuntime>.Instance);
        Signals.Target = _runtime;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IAuditStore>(store);
        builder.Services.AddSingleton<ICaseStore>(store);
        builder.Services.AddSingleton<IDeadLetterStore>(new SqliteDeadLetterStore(_ledger));
        builder.Services.AddSingleton<ICursorKeyStore>(new SqliteCursorKeyStore(_ledger));
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IEntitySignals>(Signals);
        builder.Services.AddSingleton(Callers);
        builder.Services.AddSingleton<IHubArchive>(new EmptyArchive());
        builder.Services.AddSingleton(RealReconOptions.Default);
        builder.Services.AddRealReconApi();
        _app = builder.Build();
        _app.MapRealReconApi();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_runtime is not null) await _runtime.DisposeAsync();
        _ledger.Dispose();
        _folder.Dispose();
    }

    /// <summary>Opens a transaction under a new name, and returns the name once the views show it.</summary>
    internal async Task<string> OpenAsync(TransactionStatus status = TransactionStatus.ALERT, long amountMinor = 5000)
    {
        var id = $"op-{Interlocked.Increment(ref _count)}";
        await OpenAsync([id], status, amountMinor);
        return id;
    }

    internal async Task OpenAsync(IReadOnlyList<string> ids, TransactionStatus status, long amountMinor)
    {
        var at = TimeProvider.System.GetUtcNow();
        await _runtime!.SignalAsync(
            [.. ids.Select(id => new OutboxMessage.Signal(
                new EntityAddress(Transaction.EntityName, TransactionId.Of(id).Key), "Open", new Opening(id, status, amountMinor, at)))],
            TestContext.Current.CancellationToken);
        foreach (var id in ids) await UntilAsync(() => GetAsync($"/transactions/{Uri.EscapeDataString(id)}"));
    }

    /// <summary>Lets a timer ring that nobody waits for any more, and returns once the views count it.</summary>
    internal async Task RingAsync(string id)
    {
        var version = (await GetAsync($"/transactions/{id}")).Number("version");
        await _runtime!.SignalAsync([new OutboxMessage.Signal(new EntityAddress(Transaction.EntityName, TransactionId.Of(id).Key), "Ring", new Ringing())], TestContext.Current.CancellationToken);
        await UntilAsync(() => GetAsync($"/transactions/{id}"), reply => reply.Number("version") > version);
    }

    internal async Task OpenAlertAsync(string key)
    {
        await _runtime!.SignalAsync([CaseLog.Append(StandIn.AlertOf(key, TimeProvider.System.GetUtcNow()))], TestContext.Current.CancellationToken);
        await UntilAsync(() => GetAsync($"/cases/Alert/{Uri.EscapeDataString(key)}"));
    }

    /// <summary>Who looks, where the callers want to know.</summary>
    internal (string Name, string Value)[] Looking { get; init; } = [];

    internal Task<ActionReply> GetAsync(string path) => GetAsync(path, Looking);

    internal Task<ActionReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Target(path)), headers);

    internal Task<ActionReply> PostAsync(string path, string json, params (string Name, string Value)[] headers) => PostAsync(path, Encoding.UTF8.GetBytes(json), headers);

    internal async Task<ActionReply> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, Target(path)) { Content = content }, headers);
    }

    internal async Task<ActionReply> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        using var _ = request;
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ActionReply.OfAsync(response);
    }

    internal Uri Target(string path) =>
        new($"{Address.GetLeftPart(UriPartial.Authority)}/api{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task UntilAsync(Func<Task<ActionReply>> look, Func<ActionReply, bool>? isSo = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await look() is var reply && !(reply.Status == 200 && isSo?.Invoke(reply) != false)) await Task.Delay(5, patience.Token);
    }
}
