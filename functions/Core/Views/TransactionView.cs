using System.Collections.Immutable;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;

namespace RealRecon.Core.Views;

/// <summary>The current view of a transaction: the snapshot of its last audit entry.</summary>
public sealed record TransactionView(TransactionId Id, long Version, TransactionSnapshot Current);

/// <summary>How one block changes one transaction's view. Several entries of a block make one update.</summary>
public sealed record ViewUpdate
{
    public required TransactionView View { get; init; }

    /// <summary>Where the entries of this transaction lie in the block: indices into <see cref="AuditBlock.Entries"/>, ascending.</summary>
    public required ImmutableArray<int> Indices { get; init; }

    /// <summary>Standing before the block's first entry of it; null when the block opens the transaction.</summary>
    public required Standing? Before { get; init; }
}

/// <summary>Where a transaction's entries lie: a block of its shard and indices in it.</summary>
public sealed record EntryPosition(long Block, ImmutableArray<int> Indices);

/// <summary>The head of a shard after a block: what the next block builds on, and how many transactions stand at each status.</summary>
public sealed record ShardHead
{
    public required int Shard { get; init; }

    /// <summary>Number of the last written block; -1 before the first.</summary>
    public required long Block { get; init; }

    /// <summary>Hash of that block; 32 zero bytes before the first.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Sequence number that the next entry gets.</summary>
    public required long NextSequence { get; init; }

    /// <summary>Transactions of this shard by status.</summary>
    public required ImmutableSortedDictionary<TransactionStatus, long> Totals { get; init; }

    public static ShardHead Empty(int shard) => new()
    {
        Shard = shard,
        Block = -1,
        Hash = new byte[MerkleTree.HashBytes],
        NextSequence = 0,
        Totals = ImmutableSortedDictionary<TransactionStatus, long>.Empty,
    };
}
