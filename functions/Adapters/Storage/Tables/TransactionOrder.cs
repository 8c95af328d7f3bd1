namespace RealRecon.Adapters.Storage.Tables;

/// <summary>The order in which this store lists: by time, ties by the key that rows are named by.</summary>
internal sealed class TransactionOrder : IComparer<TransactionCursor>
{
    private static readonly TransactionOrder Newest = new(-1);
    private static readonly TransactionOrder Oldest = new(1);

    private readonly int _direction;

    private TransactionOrder(int direction) => _direction = direction;

    public static TransactionOrder Of(TransactionSort sort) => sort == TransactionSort.Newest ? Newest : Oldest;

    public int Compare(TransactionCursor? x, TransactionCursor? y)
    {
        var byTime = x!.OpenedAt.CompareTo(y!.OpenedAt) * _direction;
        return byTime != 0 ? byTime : string.CompareOrdinal(x.Id.Key, y.Id.Key);
    }
}
