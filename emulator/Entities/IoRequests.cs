using System.Collections.Concurrent;
using RealRecon.Adapters.Telemetry;

namespace RealRecon.Emulator.Entities;

/// <summary>How an I/O ended.</summary>
/// <param name="Request">What asked for it.</param>
/// <param name="Effect">The policy that decides what this end changes; null when there was nothing to do.</param>
internal sealed record IoResult(Message Request, Policy? Effect);

/// <summary>Carries out committed requests for I/O on the thread pool and collects their results for the engine.</summary>
/// <param name="kinds">Those whose requests may come.</param>
/// <param name="cache">Gives the states that are written.</param>
/// <param name="stored">Reads a request that waited on disk; null when it cannot be read, and then it was dropped.</param>
/// <param name="completed">Called when there is a result, on any thread.</param>
/// <param name="log">Hears of failures.</param>
internal sealed class IoRequests(EntityKinds kinds, EntityCache cache, Func<long, Message?> stored, Action completed, ILogger log) : IDisposable
{
    private readonly ConcurrentQueue<IoResult> _results = new();
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly Dictionary<IoOperation, IoLane> _lanes = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Takes a result, and starts what waited for its place.</summary>
    public bool TryTake(out IoResult? result)
    {
        if (!_results.TryDequeue(out result)) return false;
        var lane = LaneOf(OperationOf(result.Request));
        lane.Leave();
        while (!_stop.IsCancellationRequested && lane.TryEnterNext(out var id))
        {
            if (stored(id) is { } next) Run(next);
            else lane.Leave();
        }

        return true;
    }

    /// <summary>Starts an I/O on the state as it is now, or when its turn comes. Called by the engine's thread, after the commit of the request.</summary>
    public void Start(Message request)
    {
        if (_stop.IsCancellationRequested) return;
        var lane = LaneOf(OperationOf(request));
        if (lane.TryEnter()) Run(request);
        else lane.Wait(request.Id);
    }

    /// <summary>Cancels what runs and waits for it, within limits. Requests without a result are on disk and start again with the next run.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_running.Values), Task.Delay(patience));
    }

    public void Dispose() => _stop.Dispose();

    private void Run(Message request)
    {
        var operation = OperationOf(request);
        try
        {
            var state = operation.WritesState ? cache.Get(request.Target, kinds.Find(request.Target.Name)!).State : null;
            if (operation.Begin(state, request.Payload) is not { } io)
            {
                _results.Enqueue(new IoResult(request, null));
                return;
            }

            // Noted before it starts, for it strikes itself off at its end.
            var token = _stop.Token;
            var running = new Task<Task>(() => RunAsync(request, operation, io, token));
            _running[request.Id] = running.Unwrap();
            running.Start(TaskScheduler.Default);
        }
#pragma warning disable CA1031 // A request that cannot even start has failed like one that could.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.IoFailed(request.Operation, request.Target, failure);
            _results.Enqueue(new IoResult(request, operation.Failed));
        }
    }

    private async Task RunAsync(Message request, IoOperation operation, Func<CancellationToken, Task<Policy>> io, CancellationToken stop)
    {
        try
        {
            var result = await ResultAsync(request, operation, io, stop);

            // What ends after the stop starts again with the next run; nobody is there any more to be told.
            if (stop.IsCancellationRequested) return;
            _results.Enqueue(result);
            completed();
        }
        finally
        {
            _running.TryRemove(request.Id, out _);
        }
    }

    private async Task<IoResult> ResultAsync(Message request, IoOperation operation, Func<CancellationToken, Task<Policy>> io, CancellationToken stop)
    {
        using var span = Tracing.Operation(request.Target.Name, request.Target.Key, request.Operation, request.TraceParent);
        try
        {
            return new IoResult(request, await io(stop));
        }
#pragma warning disable CA1031 // Whatever went wrong is a failed I/O; its policy retries.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!stop.IsCancellationRequested) log.IoFailed(request.Operation, request.Target, failure);
            return new IoResult(request, operation.Failed);
        }
    }

    private IoOperation OperationOf(Message request) => (IoOperation)kinds.Find(request.Target, request.Operation)!;

    private IoLane LaneOf(IoOperation operation)
    {
        if (_lanes.TryGetValue(operation, out var lane)) return lane;
        lane = new IoLane(operation.AtOnce);
        _lanes.Add(operation, lane);
        return lane;
    }
}
