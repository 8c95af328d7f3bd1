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
        var files = await FilesAsync(cancellation);
        if (files is []) return new AnchorTail(null, 0, null);
        long? length = null;
        foreach (var file in files.Reverse())
        {
            var content = await ContentAsync(file, cancellation);
            length ??= content.Length;
            if (AnchorFile.LinesOf(content).LastOrDefault() is { } line) return new AnchorTail(files[^1], length.Value, line);
        }

        return new AnchorTail(files[^1], length!.Value, null);
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
    }

    public async IAsyncEnumerable<byte[]> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in await FilesAsync(cancellation))
        {
            foreach (var line in AnchorFile.LinesOf(await ContentAsync(file, cancellation))) yield return line;
        }
    }

    private async Task<IReadOnlyList<string>> FilesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation)) names.Add(blob.Name);
        return AnchorFile.Sorted(names);
    }

    private async Task<byte[]> ContentAsync(string name, CancellationToken cancellation) =>
        (await container.GetAppendBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToArray();
}
