using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Sources;
using RealRecon.Adapters.Sweep;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Hubs;
using RealRecon.Emulator.Hubs.Storage;
using RealRecon.Emulator.Hubs.Wire;
using RealRecon.Emulator.Simulation;

namespace RealRecon.Emulator.Hosting;

/// <summary>All of RealRecon in this process: hubs, pumps, entities, stores, sweeper and web server. Parts stop in the reverse order of their start.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _stop = new();
    private EntityRuntime? _runtime;
    private PumpSet? _pumps;
    private ILogger? _log;

    private EmulatorHost()
    {
    }

    public int HttpPort { get; private set; }

    public int AmqpPort { get; private set; }

    /// <summary>Null when none runs.</summary>
    public SimulatedWorld? Simulation { get; private set; }

    /// <summary>Whom questions go to.</summary>
    public ISourceDirectory Sources { get; private set; } = null!;

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
        catch (Exception trouble) when (trouble is HubLogException or InvalidDataException)
        {
            await host.DisposeAsync();
            throw new StartException(trouble.Message, trouble);
        }
        catch (SqliteException trouble)
        {
            await host.DisposeAsync();
            throw new StartException($"The data folder {options.Data} cannot be used ({trouble.Message}); name another one with --data.", trouble);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the end of the run.</summary>
    /// <exception cref="StartException">A part stopped that only a restart mends, such as one whose disk is full.</exception>
    public async Task UntilStoppedAsync(CancellationToken stop)
    {
        try
        {
            var ended = await Task.WhenAny(_runtime!.Completion, _pumps!.Completion).WaitAsync(stop);
            await ended;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception trouble) when (trouble is IOException or HubLogException)
        {
            throw new StartException(
                $"RealRecon stopped because its data folder cannot be written ({trouble.GetBaseException().Message}); make room or mend it and start again: what was accepted is kept.", trouble);
        }
        catch (Exception trouble)
        {
            throw new StartException($"RealRecon stopped because a part of it failed ({trouble.GetBaseException().Message}); start it again: what was accepted is kept.", trouble);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_stop.TryPop(out var stop)) await StopAsync(stop);
    }

    /// <summary>A part that fails at its end may not leave those before it running, nor hide why all of it ends.</summary>
    private async Task StopAsync(Func<ValueTask> stop)
    {
        try
        {
            await stop();
        }
#pragma warning disable CA1031 // There is nothing left to do for this part.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            _log?.PartNotStopped(trouble);
        }
    }

    private async Task ComposeAsync(EmulatorOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var instruments = OwnAsync(await Instruments.OpenAsync(options.Telemetry, time, cancellation));
        var (logs, metrics) = (instruments.Logs, instruments.Metrics);
        _log = logs.CreateLogger<EmulatorHost>();
        var folder = Own(DataFolder.Open(options.Data));
        var stores = Own(await Stores.OpenAsync(options.Storage, folder.LedgerFolder, cancellation));
        await KnownShards.ReadFrom(folder.EntityFile).RequireTheirLogAsync(stores.Audit, cancellation);
        // Stops after all that writes the log, so that its last anchor holds all of it.
        if (folder.AnchorsFor(options.Anchors) is { } anchors) OwnAsync(new AnchorLoop(new Anchoring(stores.Audit, anchors, time, logs.CreateLogger<Anchoring>(), metrics), time, logs.CreateLogger<AnchorLoop>()));

        if (options.Simulation) Simulation = OwnAsync(await SimulatedWorld.StartAsync(options.SimulationPort, time));
        var settings = options.Settings with { Alerts = options.Settings.Alerts with { Sinks = options.Sinks.Rules } };
        var outside = OwnAsync(Outside.Open(SourcesOf(options), options.Sinks, settings.Normalise, time, logs, metrics));
        Sources = outside.Sources;
        _runtime = EntityRuntime.Start(
            new EntityRuntimeOptions { File = folder.EntityFile, Durable = folder.Keeps, Meters = instruments.Meters },
            AllEntities.Kinds(
                settings,
                stores.Audit,
                outside.Sources.AskAsync,
                outside.Sinks.SendAsync,
                logs.CreateLogger<EntityRuntime>(),
                metrics),
            time,
            logs.CreateLogger<EntityRuntime>());
        OwnAsync(_runtime);

        var hubs = HubTopology.Default;
        var hubOptions = new HubLogOptions { Path = folder.Keeps ? folder.HubFile : HubLogOptions.InMemory, Meters = instruments.Meters };
        var hubLog = OwnAsync(HubLog.Open(hubs, hubOptions, time, logs.CreateLogger<HubLog>()));
        var ingest = new EventIngest(settings.Normalise, _runtime, stores.Letters, time, new FeedBeats(time), metrics);
        _pumps = OwnAsync(new PumpSet(hubs, hubLog, ingest, time, logs.CreateLogger<HubPump>()));
        AmqpPort = OwnAsync(ListenForAmqp(options.AmqpPort, hubs, hubLog, time, logs)).Port;
        var sweeper = new Sweeper(stores.Audit, stores.Cases, time, stores.Sweeps, metrics, instruments.Waiting);
        OwnAsync(new SweepLoop(sweeper, _runtime, time, logs.CreateLogger<SweepLoop>()));
        var parts = new ApiParts
        {
            Stores = stores,
            Signals = _runtime,
            Archive = new HubArchive(hubs, hubLog),
            Settings = settings,
            Probes = [new RuntimeProbe(_runtime), new HubsProbe(hubLog, _pumps)],
            Simulation = Simulation?.Address,
        };
        var http = OwnAsync(await HttpServer.StartAsync(options, parts, time, logs));
        HttpPort = http.Port;
    }

    private ImmutableArray<SourceSettings> SourcesOf(EmulatorOptions options) =>
        options.Sources.IsEmpty && Simulation is { } world ? SourceSettings.Read(SimulatedSources.At(world.Address)) : options.Sources;

    private static AmqpListener ListenForAmqp(int port, HubTopology hubs, HubLog log, TimeProvider time, ILoggerFactory logs)
    {
        try
        {
            return AmqpListener.Start(port, hubs, log, time, logs.CreateLogger<AmqpListener>());
        }
        catch (AmqpPortException trouble)
        {
            throw Loopback.Refused(port, "--amqp-port", trouble.InnerException!);
        }
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
