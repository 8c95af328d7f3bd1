using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace RealRecon.Adapters.Anchors;

/// <summary>
/// Anchors as append blobs. In a container whose immutability policy allows protected appends nobody can change or delete what was written, the
/// owner of the account included.
/// </summary>
/// <param name="container">Where they are.</param>
/// <param name="createsContainer">Whether to create it when it is missing: on Azure it comes with its policy, and the app may not create any.</param>
internal sealed class BlobAnchorStore(BlobContainerClient container, bool createsContainer) : IAnchorStore
{
    public async Task<AnchorTail> ReadTailAsync(CancellationToken cancellation)
    {
        if (createsContainer) await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        return await AnchorFile.TailAsync(await FilesAsync(cancellation), file => ReadAsync(file, cancellation));
    }

    public async Task<bool> TryAppendAsync(AnchorTail tail, DateOnly day, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var name = AnchorFile.After(tail, day);
        var blob = container.GetAppendBlobClient(name);
        try
        {
            if (name != tail.File)
            {
                await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } }, cancellation);
            }

            using var content = new MemoryStream(AnchorFile.WithEnd(line.Span));
            var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = name == tail.File ? tail.Length : 0 };
            await blob.AppendBlockAsync(content, new AppendBlobAppendBlockOptions { Conditions = conditions }, cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            return false;
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            // Whoever may only add is refused what another one has created meanwhile.
            var now = await ReadTailAsync(cancellation);
            if (now.File == tail.File && now.Length == tail.Length) throw;
            return false;
        }
    }

    public async IAsyncEnumerable<byte[]> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in AnchorFile.LinesAsync(await FilesAsync(cancellation), file => ReadAsync(file, cancellation), cancellation)) yield return line;
    }

    private async Task<IReadOnlyList<string>> FilesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation)) names.Add(blob.Name);
        return AnchorFile.Sorted(names);
    }

    private async Task<byte[]> ReadAsync(string name, CancellationToken cancellation) =>
        (await container.GetAppendBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToArray();
}
