namespace RealRecon.Emulator.Entities;

/// <summary>What a run of operations changed: committed together, or not at all.</summary>
internal sealed class Turn(long number)
{
    private readonly List<CachedEntity> _changed = [];
    private readonly List<long> _delivered = [];
    private readonly Dictionary<long, Message> _sent = [];
    private readonly List<TaskCompletionSource> _callers = [];

    /// <summary>1, 2, 3 … since the start.</summary>
    public long Number { get; } = number;

    /// <summary>Operations run so far.</summary>
    public int Operations { get; set; }

    public bool IsEmpty => Operations == 0 && _callers.Count == 0 && _delivered.Count == 0 && _sent.Count == 0;

    /// <summary>Messages sent in this turn that are still to be delivered.</summary>
    public IReadOnlyCollection<Message> Sent => _sent.Values;

    /// <summary>Messages of former turns that this one delivered.</summary>
    public IReadOnlyList<long> Delivered => _delivered;

    /// <summary>Who waits for the commit.</summary>
    public IReadOnlyList<TaskCompletionSource> Callers => _callers;

    public IReadOnlyList<CachedEntity> Changed => _changed;

    public void Change(CachedEntity entity)
    {
        if (entity.ChangedIn == Number) return;
        entity.ChangedIn = Number;
        _changed.Add(entity);
    }

    public void Send(Message message) => _sent.Add(message.Id, message);

    /// <summary>A message that this same turn sent never reaches the disk.</summary>
    public void Deliver(long message)
    {
        if (!_sent.Remove(message)) _delivered.Add(message);
    }

    public void Await(TaskCompletionSource caller) => _callers.Add(caller);
}
