namespace RealRecon.Emulator.Entities;

/// <summary>
/// All scheduled messages in the order of their due times. A distant one is held as two numbers, its content only on disk: at full load
/// there are a million deadlines in flight.
/// </summary>
internal sealed class Schedule
{
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(5);

    private readonly PriorityQueue<long, (long DueTicks, long Id)> _order = new();
    private readonly Dictionary<long, Message> _held = [];

    public int Count => _order.Count;

    public DateTimeOffset? NextDue => _order.TryPeek(out _, out var first) ? new DateTimeOffset(first.DueTicks, TimeSpan.Zero) : null;

    public void Add(Message message)
    {
        _held.Add(message.Id, message);
        _order.Enqueue(message.Id, (message.Due!.Value.UtcTicks, message.Id));
    }

    /// <summary>Adds a message whose content is on disk.</summary>
    public void AddStored(long id, DateTimeOffset due) => _order.Enqueue(id, (due.UtcTicks, id));

    /// <summary>The message is on disk, so that its content need not be held.</summary>
    public void Stored(Message message, DateTimeOffset now)
    {
        if (message.Due > now + Near) _held.Remove(message.Id);
    }

    /// <summary>Takes the earliest message that is due. <paramref name="content"/> is null when it has to be read from disk.</summary>
    public bool TryTakeDue(DateTimeOffset now, out long id, out Message? content)
    {
        content = null;
        id = 0;
        if (!_order.TryPeek(out _, out var first) || first.DueTicks > now.UtcTicks) return false;
        id = _order.Dequeue();
        _held.Remove(id, out content);
        return true;
    }
}
