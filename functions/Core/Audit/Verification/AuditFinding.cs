namespace RealRecon.Core.Audit.Verification;

/// <summary>The first thing that is wrong, and where.</summary>
/// <param name="Fault">From the closed set.</param>
/// <param name="Shard">The shard that was read.</param>
/// <param name="Block">The block; null when none can be named.</param>
/// <param name="Sequence">The entry's sequence number; null when it is about a whole block.</param>
/// <param name="Sentence">For people.</param>
public sealed record AuditFinding(AuditFault Fault, int Shard, long? Block, long? Sequence, string Sentence);
