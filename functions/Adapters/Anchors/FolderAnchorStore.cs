using System.Runtime.CompilerServices;

namespace RealRecon.Adapters.Anchors;

/// <summary>Anchors in a folder: for one machine. It keeps nobody from rewriting them, unless the folder lies where only appending is allowed.</summary>
internal sealed class FolderAnchorStore(string folder) : IAnchorStore
{
    public async Task<AnchorTail> ReadTailAsync(CancellationToken cancellation)
    {
        var files = Files();
        if (files is []) return new AnchorTail(null, 0, null);
        var length = new FileInfo(Path.Combine(folder, files[^1])).Length;
        foreach (var file in files.Reverse())
        {
            if (AnchorFile.LinesOf(await File.ReadAllBytesAsync(Path.Combine(folder, file), cancellation)).LastOrDefault() is { } line)
            {
                return new AnchorTail(files[^1], length, line);
            }
        }

        return new AnchorTail(files[^1], length, null);
    }

    public async Task<bool> TryAppendAsync(AnchorTail tail, DateOnly day, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = AnchorFile.After(tail, day);
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (file.Length != (name == tail.File ? tail.Length : 0) || Files()[^1] != name) return false;
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(AnchorFile.WithEnd(line.Span), cancellation);
        file.Flush(flushToDisk: true);
        return true;
    }

    public async IAsyncEnumerable<byte[]> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Files())
        {
            foreach (var line in AnchorFile.LinesOf(await File.ReadAllBytesAsync(Path.Combine(folder, file), cancellation))) yield return line;
        }
    }

    private IReadOnlyList<string> Files() =>
        Directory.Exists(folder) ? AnchorFile.Sorted(Directory.EnumerateFiles(folder, AnchorFile.Pattern).Select(path => Path.GetFileName(path)!)) : [];
}
