namespace RealRecon.Adapters.Storage;

/// <summary>Keeps the key that cursors are signed with where every instance can read it, so that it stands in no setting and outlives a restart.</summary>
/// <remarks>Every method throws when the store is not reachable.</remarks>
public interface ICursorKeyStore
{
    /// <summary>The kept key. Where there is none, keeps <paramref name="fresh"/>; of several callers at once one wins, and all get its key.</summary>
    Task<byte[]> GetOrAddAsync(byte[] fresh, CancellationToken cancellation);
}
