using System.Collections.Concurrent;
using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>A client's signals and who waits for their commit.</summary>
internal sealed record Incoming(IReadOnlyList<OutboxMessage.Signal> Signals, TaskCompletionSource Caller);

/// <summary>Where clients wait for the engine. Bounded: when it is full, sending waits.</summary>
internal sealed class Inbox(int capacity, Action arrived) : IDisposable
{
    private readonly ConcurrentQueue<Incoming> _waiting = new();
    private readonly SemaphoreSlim _room = new(capacity);
    private volatile Exception? _closed;

    public async Task<Task> AddAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
    {
        await _room.WaitAsync(cancellation);
        var incoming = new Incoming(signals, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(incoming);
        arrived();

        // Whoever slips in while the inbox closes is turned away here; nobody reads the queue any more.
        if (_closed is { } reason) Close(reason);
        return incoming.Caller.Task;
    }

    public bool TryTake(out Incoming? incoming)
    {
        if (!_waiting.TryDequeue(out incoming)) return false;
        _room.Release();
        return true;
    }

    /// <summary>Turns away who waits and who comes.</summary>
    public void Close(Exception reason)
    {
        _closed = reason;
        while (TryTake(out var incoming)) incoming!.Caller.TrySetException(reason);
    }

    public void Dispose() => _room.Dispose();
}
