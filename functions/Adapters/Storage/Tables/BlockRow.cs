using Azure.Data.Tables;
using RealRecon.Core.Audit;

namespace RealRecon.Adapters.Storage.Tables;

/// <summary>
/// A block as one row of AuditLog: partition = shard (2 digits), row = block number (19 digits, so that text order is number order).
/// The packed entries are cut into binary properties.
/// </summary>
internal static class BlockRow
{
    // A property may have 64 KiB; the rest is left for the protocol's own overhead.
    private const int ChunkBytes = 60 * 1024;

    public static string Partition(int shard) => shard.ToString("D2");

    public static string Row(long number) => number.ToString("D19");

    public static TableEntity Of(AuditBlock block)
    {
        var row = new TableEntity(Partition(block.Shard), Row(block.Number))
        {
            ["FirstSequence"] = block.FirstSequence,
            ["EntryHashes"] = Packing.PackHashes(block.EntryHashes),
            ["Root"] = block.Root,
            ["PreviousHash"] = block.PreviousHash,
            ["Hash"] = block.Hash,
        };
        var packed = Packing.Pack(block.Entries).AsSpan();
        for (var i = 0; !packed.IsEmpty; i++)
        {
            var chunk = packed[..Math.Min(ChunkBytes, packed.Length)];
            row[$"Entries{i}"] = chunk.ToArray();
            packed = packed[chunk.Length..];
        }

        return row;
    }

    /// <summary>What is stored, whatever it is: a missing or retyped property is read as empty, for the verifier to find.</summary>
    public static AuditBlock Read(TableEntity row)
    {
        using var packed = new MemoryStream();
        for (var i = 0; row.TryGetValue($"Entries{i}", out var chunk); i++) packed.Write(chunk as byte[] ?? []);
        return new AuditBlock
        {
            Shard = int.TryParse(row.PartitionKey, out var shard) ? shard : -1,
            Number = long.TryParse(row.RowKey, out var number) ? number : -1,
            FirstSequence = row.TryGetValue("FirstSequence", out var first) && first is long sequence ? sequence : -1,
            Entries = Packing.Unpack(packed.GetBuffer().AsSpan(0, (int)packed.Length)),
            EntryHashes = Packing.UnpackHashes(Bytes(row, "EntryHashes")),
            Root = Bytes(row, "Root"),
            PreviousHash = Bytes(row, "PreviousHash"),
            Hash = Bytes(row, "Hash"),
        };
    }

    private static byte[] Bytes(TableEntity row, string name) => row.TryGetValue(name, out var value) && value is byte[] bytes ? bytes : [];
}
