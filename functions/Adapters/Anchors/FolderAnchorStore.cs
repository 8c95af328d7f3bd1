namespace RealRecon.Adapters.Anchors;

/// <summary>Anchors in a folder: for one machine. It keeps nobody from rewriting them, unless the folder lies where only appending is allowed.</summary>
internal sealed class FolderAnchorStore(string folder) : IAnchorStore
{
    public Task<AnchorTail> ReadTailAsync(CancellationToken cancellation) => AnchorFile.TailAsync(Files(), file => ReadAsync(file, cancellation));

    public async Task<bool> TryAppendAsync(AnchorTail tail, DateOnly day, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = AnchorFile.After(tail, day);
        await using var file = new FileStream(PathOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellation);
        var length = AnchorFile.WholeLength(content);
        if (length != (name == tail.File ? tail.Length : 0) || Files()[^1] != name) return false;

        // What a crash tore is in nobody's way then.
        file.SetLength(length);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(AnchorFile.WithEnd(line.Span), cancellation);
        file.Flush(flushToDisk: true);
        return true;
    }

    public IAsyncEnumerable<byte[]> ReadLinesAsync(CancellationToken cancellation) => AnchorFile.LinesAsync(Files(), file => ReadAsync(file, cancellation), cancellation);

    private Task<byte[]> ReadAsync(string file, CancellationToken cancellation) => File.ReadAllBytesAsync(PathOf(file), cancellation);

    private string PathOf(string file) => Path.Combine(folder, file);

    private IReadOnlyList<string> Files() =>
        Directory.Exists(folder) ? AnchorFile.Sorted(Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!)) : [];
}
