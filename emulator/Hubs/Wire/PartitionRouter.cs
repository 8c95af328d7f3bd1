namespace RealRecon.Emulator.Hubs.Wire;

/// <summary>Chooses partitions for one hub: by key where there is one, else in turn, a whole transfer to one partition.</summary>
internal sealed class PartitionRouter(HubDefinition hub)
{
    private int _turn = -1;

    public IReadOnlyList<PlacedMessage> Place(IReadOnlyList<EventMessage> messages, int? partition)
    {
        var keyless = partition ?? (int)((uint)Interlocked.Increment(ref _turn) % (uint)hub.PartitionCount);
        var placed = new PlacedMessage[messages.Count];
        string? key = null;
        var keyed = keyless;
        for (var i = 0; i < placed.Length; i++)
        {
            var message = messages[i];
            if (partition is null && message.PartitionKey != key)
            {
                key = message.PartitionKey;
                keyed = key is null ? keyless : PartitionHash.PartitionOf(key, hub.PartitionCount);
            }

            placed[i] = new PlacedMessage(keyed, message);
        }

        return placed;
    }
}
