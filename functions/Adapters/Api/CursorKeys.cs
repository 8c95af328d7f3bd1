using System.Security.Cryptography;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Api;

/// <summary>
/// The keys of cursors. Every instance must have the same, or a cursor of one would be refused by the next: those of the setting, else one that the
/// store keeps since the first instance began. The first signs, all are believed.
/// </summary>
internal sealed class CursorKeys(IReadOnlyList<byte[]> set, ICursorKeyStore store, Readings readings)
{
    /// <summary>Least bytes of a key: as many as the signature's hash has.</summary>
    public const int LeastLength = HMACSHA256.HashSizeInBytes;

    private volatile IReadOnlyList<byte[]>? _keys = set.Count > 0 ? set : null;

    /// <exception cref="InvalidOperationException"><see cref="LoadAsync"/> has not ended yet.</exception>
    public IReadOnlyList<byte[]> All => _keys ?? throw new InvalidOperationException("The keys of cursors have not been read.");

    /// <summary>Reads the kept key if it has not been read; after that it costs nothing.</summary>
    /// <exception cref="Refusal">The store does not answer.</exception>
    public async ValueTask LoadAsync(CancellationToken cancellation) =>
        _keys ??= [await readings.CursorKeyAsync(store, RandomNumberGenerator.GetBytes(LeastLength), cancellation)];
}
