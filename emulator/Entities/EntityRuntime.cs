using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// Runs entities in one process: operations of an entity one after the other, state and outgoing messages committed together, due messages on a
/// <see cref="TimeProvider"/>, all of it safe from a crash at any moment. What an operation sends without a due time is delivered in the same commit.
/// </summary>
public sealed class EntityRuntime : IEntitySignals, IAsyncDisposable
{
    private readonly Engine _engine;
    private int _disposed;

    private EntityRuntime(Engine engine) => _engine = engine;

    /// <summary>Goes on from the file's last commit: scheduled messages are scheduled again, unfinished I/O starts again.</summary>
    public static EntityRuntime Start(EntityRuntimeOptions options, IEnumerable<EntityKind> kinds, TimeProvider time, ILogger<EntityRuntime> log)
    {
        var engine = new Engine(options, new EntityKinds(kinds), time, log);
        engine.Start();
        return new EntityRuntime(engine);
    }

    /// <summary>Ends when the runtime stopped; faulted when a commit failed, after which only a restart helps.</summary>
    public Task Completion => _engine.Completion;

    /// <inheritdoc/>
    public async Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
    {
        var committed = await _engine.Inbox.AddAsync(Tracing.Carried(signals), cancellation);
        await committed.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _engine.StopAsync();
        _engine.Dispose();
    }
}
