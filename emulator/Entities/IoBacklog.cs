namespace RealRecon.Emulator.Entities;

/// <summary>
/// Counts the operations of entities whose I/O is not finished. Where I/O follows the operations, as an audit log does, that is how far it lags
/// behind; the engine takes no further signals beyond a limit, or a slow disk would fill memory with states that grow until they are written.
/// </summary>
internal sealed class IoBacklog
{
    public int Operations { get; private set; }

    public void Applied(CachedEntity entity)
    {
        if (entity.UnfinishedRequests == 0) return;
        entity.OperationsBehind++;
        Operations++;
    }

    /// <summary>An I/O of the entity ended. What came meanwhile no longer counts: the next I/O takes it in.</summary>
    public void Answered(CachedEntity entity)
    {
        Operations -= entity.OperationsBehind;
        entity.OperationsBehind = 0;
    }
}
