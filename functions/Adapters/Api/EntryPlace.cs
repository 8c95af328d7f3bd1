namespace RealRecon.Adapters.Api;

/// <summary>One audit entry of a shard: its block and its index there.</summary>
internal readonly record struct EntryPlace(long Block, int Index) : IComparable<EntryPlace>
{
    public int CompareTo(EntryPlace other) => (Block, Index).CompareTo((other.Block, other.Index));
}
