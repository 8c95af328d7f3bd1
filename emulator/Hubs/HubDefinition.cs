using RealRecon.Core;

namespace RealRecon.Emulator.Hubs;

/// <summary>One hub: its name, whose events it carries and how many partitions it has.</summary>
public sealed record HubDefinition(string Name, Side Side, int PartitionCount);
