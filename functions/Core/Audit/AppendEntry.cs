namespace RealRecon.Core.Audit;

/// <summary>The signal with which a transaction hands its audit entry to its shard, inside its own commit.</summary>
/// <param name="Entry">Canonical bytes: <see cref="AuditEntryCodec.Encode"/>.</param>
public sealed record AppendEntry(byte[] Entry);

/// <summary>The signal with which a shard asks for its sealed block to be written.</summary>
/// <param name="Block">The block's number.</param>
/// <param name="Attempt">0 for the first try.</param>
public sealed record WriteBlock(long Block, int Attempt);
