using System.Collections.Immutable;
using RealRecon.Core.Cases;
using RealRecon.Core.Views;

namespace RealRecon.Core.Audit.Verification;

/// <summary>Walks one shard's blocks in order and names the first thing that is wrong. Trusts nothing that is stored.</summary>
public sealed class ShardVerifier
{
    private readonly SeenEntries _seen;
    private readonly bool _knowsTotals;
    private ShardHead _before;
    private AuditBlock? _last;

    public ShardVerifier(int shard, SeenEntries seen)
    {
        _seen = seen;
        _knowsTotals = true;
        Head = _before = ShardHead.Empty(shard);
    }

    private ShardVerifier(ShardHead start, SeenEntries seen)
    {
        _seen = seen;
        Head = _before = start;
    }

    /// <summary>Goes on behind a block that is taken as it is. Totals by status are not known then, and are not compared.</summary>
    public static ShardVerifier After(AuditBlock block, SeenEntries seen) => new(
        ShardHead.Empty(block.Shard) with { Block = block.Number, Hash = Whole(block.Hash), NextSequence = block.FirstSequence + block.Entries.Length }, seen);

    /// <summary>Begins with a block whose own link to what stood before it is taken as it is, because that is missing.</summary>
    public static ShardVerifier At(AuditBlock block, SeenEntries seen) => new(
        ShardHead.Empty(block.Shard) with { Block = block.Number - 1, Hash = Whole(block.PreviousHash), NextSequence = block.FirstSequence }, seen);

    /// <summary>The head that the blocks so far add up to.</summary>
    public ShardHead Head { get; private set; }

    /// <summary>Checks the next block; null when all is well. After a finding the verifier is of no further use.</summary>
    public AuditFinding? Check(AuditBlock block)
    {
        if (BlockCheck.Check(Head, block) is { } finding) return finding;
        var totals = new StatusTotals(Head.Totals);
        for (var i = 0; i < block.Entries.Length; i++)
        {
            if (CheckEntry(block, i, totals) is { } wrong) return wrong;
        }

        _last = block;
        _before = Head;
        Head = new ShardHead
        {
            Shard = block.Shard,
            Block = block.Number,
            Hash = block.Hash,
            NextSequence = block.FirstSequence + block.Entries.Length,
            Totals = totals.ToImmutable(),
        };
        return null;
    }

    /// <summary>Compares the stored head with the blocks, once all are checked.</summary>
    /// <param name="stored">Null when the shard has none. It may lag one block behind, where a process ended between writing a block and its head.</param>
    public AuditFinding? CheckHead(ShardHead? stored)
    {
        stored ??= ShardHead.Empty(Head.Shard);
        if (stored.Block > Head.Block)
        {
            return Found(AuditFault.TAIL_MISSING, stored.Block, $"The head names block {stored.Block}, but the log ends with block {Head.Block}.");
        }

        var expected = stored.Block == Head.Block ? Head : _before;
        if (stored.Block != expected.Block) return Found(AuditFault.HEAD, stored.Block, $"The head stands at block {stored.Block}, the log ends with block {Head.Block}.");
        if (!stored.Hash.AsSpan().SequenceEqual(expected.Hash)) return Found(AuditFault.HEAD, stored.Block, $"The head has another hash than block {stored.Block}.");
        if (stored.NextSequence != expected.NextSequence)
        {
            return Found(AuditFault.HEAD, stored.Block, $"The head says that sequence {stored.NextSequence} comes next, the blocks say {expected.NextSequence}.");
        }

        return !_knowsTotals || stored.Totals.SequenceEqual(expected.Totals) ? null : Found(AuditFault.HEAD, stored.Block, "The head's totals by status differ from those of the entries.");
    }

    /// <summary>Transactions of the last checked block: while the stored head lags behind it, their views may lag too.</summary>
    public IEnumerable<TransactionId> LastTransactions() =>
        LastEntries().Where(entry => !CaseEntryCodec.IsCase(entry)).Select(entry => AuditEntryCodec.Decode(entry).TransactionId);

    /// <summary>Cases of the last checked block; as <see cref="LastTransactions"/>.</summary>
    public IEnumerable<CaseId> LastCases() => LastEntries().Where(entry => CaseEntryCodec.IsCase(entry)).Select(entry => CaseEntryCodec.Decode(entry).Id);

    /// <summary>What is no hash is none: a block that repeats it does not build on anything.</summary>
    private static byte[] Whole(byte[] hash) => hash.Length == MerkleTree.HashBytes ? hash : new byte[MerkleTree.HashBytes];

    private ImmutableArray<byte[]> LastEntries() => _last is null ? [] : _last.Entries;

    private AuditFinding? CheckEntry(AuditBlock block, int index, StatusTotals totals)
    {
        try
        {
            return CaseEntryCodec.IsCase(block.Entries[index])
                ? CheckCase(CaseEntryCodec.Decode(block.Entries[index]), block, index)
                : CheckTransaction(AuditEntryCodec.Decode(block.Entries[index]), block, index, totals);
        }
        catch (FormatException trouble)
        {
            return Found(AuditFault.UNDECODABLE, block.Number, $"Entry {index} of block {block.Number} cannot be read: {trouble.Message}", block.FirstSequence + index);
        }
    }

    private AuditFinding? CheckTransaction(AuditEntry entry, AuditBlock block, int index, StatusTotals totals)
    {
        totals.Move(entry.Before?.Status, entry.After.Status);
        var (id, sequence) = (entry.TransactionId, block.FirstSequence + index);
        if (AuditShard.Of(id) is var own && own != Head.Shard) return Found(AuditFault.WRONG_TRANSACTION_SHARD, block.Number, $"Transaction {id} belongs to shard {own}.", sequence);
        return _seen.Transactions.Add(id, entry.Version, AuditEntryCodec.EncodeSnapshot(entry.After), block.Number, index)
            ? null
            : Found(AuditFault.VERSION, block.Number, $"Version {entry.Version} of transaction {id} does not follow the one before.", sequence);
    }

    private AuditFinding? CheckCase(CaseEntry entry, AuditBlock block, int index)
    {
        var (id, sequence) = (entry.Id, block.FirstSequence + index);
        if (CaseLog.ShardOf(id) is var own && own != Head.Shard) return Found(AuditFault.WRONG_TRANSACTION_SHARD, block.Number, $"Case {id.Kind} {id.Key} belongs to shard {own}.", sequence);
        return _seen.Cases.Add(id, entry.Version, CaseEntryCodec.EncodeSnapshot(entry.After), block.Number, index)
            ? null
            : Found(AuditFault.VERSION, block.Number, $"Version {entry.Version} of case {id.Kind} {id.Key} does not follow the one before.", sequence);
    }

    private AuditFinding Found(AuditFault fault, long block, string sentence, long? sequence = null) => new(fault, Head.Shard, block < 0 ? null : block, sequence, sentence);
}
