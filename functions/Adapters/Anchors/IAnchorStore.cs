namespace RealRecon.Adapters.Anchors;

/// <summary>Where anchors are kept: one file of lines for each day (UTC), only ever appended to, so that storage which forbids anything else can hold it.</summary>
/// <remarks>Every method throws when the store is not reachable.</remarks>
public interface IAnchorStore
{
    /// <summary>Where to write next, and what stands before it.</summary>
    Task<AnchorTail> ReadTailAsync(CancellationToken cancellation);

    /// <summary>Appends a line.</summary>
    /// <param name="tail">What stood there when the line was made.</param>
    /// <param name="day">The day that the line is of; one before the newest file's goes to that file.</param>
    /// <param name="line">Without its end.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when somebody else has appended since: the line is not written then.</returns>
    Task<bool> TryAppendAsync(AnchorTail tail, DateOnly day, ReadOnlyMemory<byte> line, CancellationToken cancellation);

    /// <summary>Every line, oldest first.</summary>
    IAsyncEnumerable<byte[]> ReadLinesAsync(CancellationToken cancellation);
}

/// <param name="File">The newest file; null without any.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="LastLine">The newest line of all files; null without any.</param>
public sealed record AnchorTail(string? File, long Length, byte[]? LastLine);
