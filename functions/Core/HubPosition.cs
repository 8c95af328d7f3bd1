namespace RealRecon.Core;

/// <summary>Where an event stood in a hub: the transport's identity of a delivery (duplicate layer L0).</summary>
/// <param name="Hub">The hub's name.</param>
/// <param name="Partition">The partition's id.</param>
/// <param name="Sequence">The event's sequence number in the partition.</param>
/// <param name="Offset">The hub's own offset text.</param>
public sealed record HubPosition(string Hub, string Partition, long Sequence, string Offset);
