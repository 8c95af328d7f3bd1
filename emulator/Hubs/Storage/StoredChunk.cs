namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>A row of the log: consecutive events of one partition that one transaction committed.</summary>
internal readonly record struct StoredChunk(long FirstSequence, DateTimeOffset EnqueuedAt, byte[] Events);
