using RealRecon.Core.Normalise;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>The committed end of one partition in memory: its state, its newest events, and who waits for more.</summary>
internal sealed class PartitionTail(PartitionState state, int eventsMax, long bytesMax)
{
    private readonly Lock _gate = new();

    // Slot of an event: its sequence modulo the length. Events from _oldest to the state's Last are there.
    private readonly HubEvent?[] _recent = new HubEvent?[eventsMax];
    private long _oldest = state.Last + 1;
    private long _recentBytes;
    private PartitionState _state = state;
    private TaskCompletionSource _arrival = NewArrival();

    public PartitionState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>Makes committed events visible. They follow the last one without a gap.</summary>
    public void Publish(IReadOnlyList<HubEvent> events)
    {
        TaskCompletionSource arrival;
        lock (_gate)
        {
            foreach (var hubEvent in events) Keep(hubEvent);
            _state = _state with { Last = events[^1].Position.Sequence, LastEnqueuedAt = events[^1].EnqueuedAt };
            (arrival, _arrival) = (_arrival, NewArrival());
        }

        arrival.TrySetResult();
    }

    public void Trimmed(long first)
    {
        lock (_gate) _state = _state with { First = first };
    }

    /// <summary>False when events behind <paramref name="after"/> are older than what is kept here.</summary>
    public bool TryRead(long after, int eventsLimit, long bytesLimit, out IReadOnlyList<HubEvent> events)
    {
        lock (_gate)
        {
            if (after >= _state.Last)
            {
                events = [];
                return true;
            }

            if (_oldest > after + 1)
            {
                events = [];
                return false;
            }

            events = Take(after, eventsLimit, bytesLimit);
            return true;
        }
    }

    /// <summary>Completes once there is an event behind <paramref name="after"/>.</summary>
    public async Task WaitAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_state.Last > after) return;
                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellation);
        }
    }

    private void Keep(HubEvent hubEvent)
    {
        var sequence = hubEvent.Position.Sequence;
        while (_oldest < sequence && (sequence - _oldest >= eventsMax || _recentBytes + hubEvent.Body.Length > bytesMax))
        {
            ref var slot = ref _recent[_oldest++ % eventsMax];
            _recentBytes -= slot!.Body.Length;
            slot = null;
        }

        _recent[sequence % eventsMax] = hubEvent;
        _recentBytes += hubEvent.Body.Length;
    }

    private List<HubEvent> Take(long after, int eventsLimit, long bytesLimit)
    {
        var last = Math.Min(_state.Last, after + eventsLimit);
        var taken = new List<HubEvent>((int)(last - after));
        var bytes = 0L;
        for (var sequence = after + 1; sequence <= last; sequence++)
        {
            var hubEvent = _recent[sequence % eventsMax]!;
            bytes += hubEvent.Body.Length;
            if (bytes > bytesLimit && taken.Count > 0) break;
            taken.Add(hubEvent);
        }

        return taken;
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
