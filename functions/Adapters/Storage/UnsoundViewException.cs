using RealRecon.Core;

namespace RealRecon.Adapters.Storage;

/// <summary>The stored row of a transaction contradicts itself: no version of this program wrote it like that.</summary>
public sealed class UnsoundViewException(TransactionId id, string contradiction)
    : FormatException($"The view of transaction {id} contradicts itself: {contradiction}.")
{
    public TransactionId Id { get; } = id;
}
