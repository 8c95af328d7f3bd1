namespace RealRecon.Adapters.Storage;

/// <summary>Copies dead letters to another store, with what was done about them. What is there already stays as it is, unless it was settled since.</summary>
public static class DeadLetterCopy
{
    private const int PageSize = 200;

    /// <returns>How many letters the source holds.</returns>
    public static async Task<long> RunAsync(IDeadLetterStore from, IDeadLetterStore to, CancellationToken cancellation)
    {
        await to.InitialiseAsync(cancellation);
        var copied = 0L;
        for (string? next = null; ;)
        {
            var page = await from.ListAsync(next, PageSize, cancellation);
            await to.AddAsync(page.Items, cancellation);
            foreach (var letter in page.Items)
            {
                if (letter.Handling is { } handling) await to.HandleAsync(letter.Key, handling, cancellation);
            }

            copied += page.Items.Count;
            if ((next = page.Next) is null) return copied;
        }
    }
}
