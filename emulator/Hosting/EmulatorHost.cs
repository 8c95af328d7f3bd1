using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Sweep;
using RealRecon.Emulator.Entities;

namespace RealRecon.Emulator.Hosting;

/// <summary>All of RealRecon in this process: hubs, pumps, entities, stores, sweeper and web server. Parts stop in the reverse order of their start.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _stop = new();
    private EntityRuntime? _runtime;

    private EmulatorHost()
    {
    }

    public int HttpPort { get; private set; }

    public int AmqpPort { get; private set; }

    /// <summary>Returns once everything serves.</summary>
    /// <exception cref="StartException">Something that the user can mend is in the way.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var host = new EmulatorHost();
        try
        {
            await host.ComposeAsync(options, time ?? TimeProvider.System, cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the end of the run. Throws when a part failed that only a restart mends.</summary>
    public async Task UntilStoppedAsync(CancellationToken stop)
    {
        try
        {
            await _runtime!.Completion.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_stop.TryPop(out var stop)) await stop();
    }

    private async Task ComposeAsync(EmulatorOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var logs = Own(LoggerFactory.Create(log => log
            .SetMinimumLevel(LogLevel.Warning)
            .AddSimpleConsole(line => line.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)));
        var folder = Own(DataFolder.Open(options.Data));
        var stores = Own(await Stores.OpenAsync(options.Storage, folder, cancellation));

        var settings = options.Settings;
        _runtime = EntityRuntime.Start(
            new EntityRuntimeOptions { File = folder.EntityFile, Durable = folder.Keeps },
            [TransactionEntity.Kind(settings.Match), AuditShardEntity.Kind(settings.Audit, stores.Audit)],
            time,
            logs.CreateLogger<EntityRuntime>());
        OwnAsync(_runtime);

        var ingest = new EventIngest(settings.Normalise, _runtime, stores.Letters, time);
        OwnAsync(new SweepLoop(new Sweeper(stores.Audit, _runtime, time), time, logs.CreateLogger<SweepLoop>()));
        var http = OwnAsync(await HttpServer.StartAsync(options, stores.Audit, stores.Letters, [new RuntimeProbe(_runtime)], time, logs));
        HttpPort = http.Port;
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _stop.Push(() =>
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        });
        return part;
    }

    private T OwnAsync<T>(T part)
        where T : IAsyncDisposable
    {
        _stop.Push(part.DisposeAsync);
        return part;
    }
}
