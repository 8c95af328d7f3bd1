namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>Whose progress in which partition.</summary>
internal readonly record struct CheckpointKey(string Hub, int Partition, string ConsumerGroup);
