using System.Collections.Immutable;

namespace RealRecon.Core.Audit.Replay;

/// <summary>What came of folding a transaction's recorded inputs once more.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Entries">Entries replayed.</param>
/// <param name="Agrees">Every one of them came out as it is recorded.</param>
/// <param name="RuleVersion">Version of the rules that replayed them.</param>
/// <param name="RecordedRuleVersions">Versions of the rules that had decided them, each once.</param>
/// <param name="Differences">The first differences; whatever follows one may be its consequence.</param>
/// <param name="IsComplete">Every entry was replayed.</param>
/// <param name="Permutations">Whether the order of the facts matters.</param>
public sealed record ReplayReport(
    TransactionId Id,
    int Entries,
    bool Agrees,
    int RuleVersion,
    ImmutableArray<int> RecordedRuleVersions,
    ImmutableArray<ReplayDifference> Differences,
    bool IsComplete,
    ReplayPermutations Permutations);

/// <summary>One thing that is recorded otherwise than it would be decided now.</summary>
/// <param name="Sequence">The entry's sequence number in its shard.</param>
/// <param name="Version">The transaction's version.</param>
/// <param name="Field">What differs; <c>entry</c> when nothing would be recorded now, <c>version</c> when entries before this one are missing.</param>
/// <param name="Recorded">What the log says.</param>
/// <param name="Replayed">What the same input gives now.</param>
public sealed record ReplayDifference(long Sequence, long Version, string Field, string? Recorded, string? Replayed);

/// <summary>The verdict on the facts of a transaction, told in other orders.</summary>
/// <param name="Tried">Orders tried: all of them for up to four facts, else a fixed number that the id alone chooses.</param>
/// <param name="Agree">All gave the same verdict.</param>
public sealed record ReplayPermutations(int Tried, bool Agree);
