namespace RealRecon.Producers.Payloads;

/// <summary>The bank's own marks on a posting.</summary>
/// <param name="PostingId">Identity of the posting: the same one again is a redelivery.</param>
/// <param name="BankReference">Identity of the movement at the bank: another one means other money.</param>
/// <param name="Uetr">End-to-end transaction reference (UUID).</param>
/// <param name="Sequence">Running number of the ledger's feed.</param>
public sealed record LedgerPosting(string PostingId, string BankReference, string Uetr, int Sequence)
{
    public static LedgerPosting From(Draw draw) =>
        new($"P-{draw.Token(12)}", $"BKREF{draw.Token(12).ToUpperInvariant()}", draw.Uuid(), draw.Number(1, 1_000_000));
}
