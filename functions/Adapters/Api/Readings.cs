using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Pulse;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api;

/// <summary>The stores as the API sees them: read only, within a time limit, and their trouble is one kind of refusal.</summary>
internal sealed class Readings(IAuditStore audit, ICaseStore cases, IDeadLetterStore letters, TimeProvider time, ILogger<Readings> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<StoredTransaction?> FindAsync(TransactionId id, CancellationToken cancellation) =>
        ReadAsync(within => audit.FindAsync(id, within), cancellation);

    public Task<TransactionPage> ListAsync(TransactionFilter filter, TransactionCursor? after, int limit, CancellationToken cancellation) =>
        ReadAsync(within => audit.ListAsync(filter, after, limit, within), cancellation);

    public Task<StoredCase?> FindCaseAsync(CaseId id, CancellationToken cancellation) =>
        ReadAsync(within => cases.FindCaseAsync(id, within), cancellation);

    public Task<CasePage> ListCasesAsync(CaseFilter filter, CaseCursor? after, int limit, CancellationToken cancellation) =>
        ReadAsync(within => cases.ListCasesAsync(filter, after, limit, within), cancellation);

    public Task<IReadOnlyList<AuditBlock>> BlocksAsync(int shard, long from, int limit, CancellationToken cancellation) =>
        ReadAsync(within => audit.ReadBlocksAsync(shard, from, limit, within), cancellation);

    public Task<IReadOnlyList<ShardHead>> HeadsAsync(CancellationToken cancellation) => ReadAsync(audit.ReadHeadsAsync, cancellation);

    public Task<DeadLetterPage> LettersAsync(string? after, int limit, CancellationToken cancellation) =>
        ReadAsync(within => letters.ListAsync(after, limit, within), cancellation);

    public Task<DeadLetterPage> LettersAsync(DeadLetterFilter filter, string? after, int limit, CancellationToken cancellation) =>
        ReadAsync(within => letters.ListAsync(filter, after, limit, within), cancellation);

    public Task<SweepRecord?> SweepAsync(ISweepRecords sweeps, CancellationToken cancellation) => ReadAsync(sweeps.ReadSweepAsync, cancellation);

    /// <inheritdoc cref="ICursorKeyStore.GetOrAddAsync"/>
    public Task<byte[]> CursorKeyAsync(ICursorKeyStore keys, byte[] fresh, CancellationToken cancellation) => ReadAsync(within => keys.GetOrAddAsync(fresh, within), cancellation);

    private async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await read(within.Token);
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            log.StoreFailed(trouble);
            throw Refusal.StoreDown();
        }
    }
}
