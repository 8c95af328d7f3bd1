namespace RealRecon.Emulator.Hubs;

/// <summary>A message and the partition that it goes to.</summary>
public readonly record struct PlacedMessage(int Partition, EventMessage Message);
