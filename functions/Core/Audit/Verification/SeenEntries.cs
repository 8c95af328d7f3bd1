using RealRecon.Core.Cases;

namespace RealRecon.Core.Audit.Verification;

/// <summary>What the log last said of everything that it has entries of.</summary>
/// <param name="capacity">Transactions to remember, and as many cases; those beyond it go uncompared.</param>
/// <param name="fromStart">As in <see cref="Seen{TId}"/>.</param>
public sealed class SeenEntries(int capacity, bool fromStart = true)
{
    /// <summary>About 400 MB of transactions; there are far fewer cases.</summary>
    public const int DefaultCapacity = 2_000_000;

    public Seen<TransactionId> Transactions { get; } = new(capacity, fromStart);

    public Seen<CaseId> Cases { get; } = new(capacity, fromStart);

    /// <summary>Entries whose version was the one before it: an outbox that was sent twice across a crash tells a decision twice.</summary>
    public long Repeated => Transactions.Repeated + Cases.Repeated;
}
