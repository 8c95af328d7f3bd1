namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>A partition of a hub.</summary>
internal readonly record struct PartitionAddress(string Hub, int Partition);
