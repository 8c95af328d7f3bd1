using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>A block's row in <c>blocks</c>.</summary>
internal static class BlockRow
{
    private const string InsertSql =
        """
        INSERT INTO blocks (shard, number, first_sequence, entries, entry_hashes, root, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """;

    /// <returns>Whether it was inserted; false when a block stands at its number.</returns>
    public static bool Insert(LedgerConnection connection, AuditBlock block) => connection.Statement(InsertSql)
        .Bind(1, block.Shard)
        .Bind(2, block.Number)
        .Bind(3, block.FirstSequence)
        .BindBlob(4, Packing.Pack(block.Entries))
        .BindBlob(5, Packing.PackHashes(block.EntryHashes))
        .BindBlob(6, block.Root)
        .BindBlob(7, block.PreviousHash)
        .BindBlob(8, block.Hash)
        .Run() > 0;
}
