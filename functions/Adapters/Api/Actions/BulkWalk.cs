using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Audit;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>The transactions of a bulk action as one walk through the views found them, newest first or as they were named.</summary>
internal sealed class BulkWalk
{
    /// <summary>How far a walk goes on counting what is too much anyway.</summary>
    private const int MaxCounted = 20_000;

    private const int PageSize = 500;

    // A filter that no index serves comes in pages of few items or none, and there may be many of them. An action walks once and has to be done soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int FindsAtOnce = 16;

    private BulkWalk(IReadOnlyList<TransactionView> items) => Items = items;

    public IReadOnlyList<TransactionView> Items { get; }

    /// <summary>When the newest of them was opened; the least time when there is none.</summary>
    public DateTimeOffset Newest => Items.Count == 0 ? DateTimeOffset.MinValue : Items.Max(view => view.Current.OpenedAt);

    /// <param name="scope">What to look for.</param>
    /// <param name="notAfter">Leaves out what was opened later, so that new transactions do not spoil a preview.</param>
    /// <param name="readings">The stores.</param>
    /// <param name="time">How long it takes.</param>
    /// <param name="cancellation">The client has gone.</param>
    /// <exception cref="Refusal">A named transaction does not exist, or the filter would take too long.</exception>
    public static async Task<BulkWalk> TakeAsync(BulkScope scope, DateTimeOffset notAfter, Readings readings, TimeProvider time, CancellationToken cancellation) =>
        new(scope.Ids is { } ids ? await FindAsync(ids, readings, cancellation) : await ListAsync(scope.Filter!, notAfter, readings, time, cancellation));

    /// <summary>The same for the same transactions only, and as long as all of them are as they were shown. Versions do not count: some of what raises them nobody sees.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var view in Items)
        {
            Append(Encoding.UTF8.GetBytes(view.Id.Value));
            Append(AuditEntryCodec.EncodeSnapshot(view.Current));
        }

        return hash.GetHashAndReset();

        void Append(byte[] part)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
    }

    private static async Task<IReadOnlyList<TransactionView>> FindAsync(IReadOnlyList<TransactionId> ids, Readings readings, CancellationToken cancellation)
    {
        var found = new TransactionView[ids.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = FindsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, ids.Count, limits, async (i, within) =>
            found[i] = (await readings.FindAsync(ids[i], within) ?? throw Refusal.UnknownTransaction()).View);
        return found;
    }

    private static async Task<IReadOnlyList<TransactionView>> ListAsync(
        TransactionFilter filter, DateTimeOffset notAfter, Readings readings, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var items = new List<TransactionView>();
        for (TransactionCursor? next = null; ;)
        {
            var page = await readings.ListAsync(filter, next, PageSize, cancellation);
            items.AddRange(page.Items.Where(view => view.Current.OpenedAt <= notAfter));
            if (page.Next is null || items.Count >= MaxCounted) return items;
            next = page.Next;
            if (time.GetElapsedTime(start) > Patience) throw ActionProblem.TooBroad();
        }
    }
}
