using System.Buffers;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>How the rows of an export are written down.</summary>
internal interface IExportFormat<in T>
{
    string ContentType { get; }

    /// <summary>Of the file's name.</summary>
    string Extension { get; }

    void Begin(IBufferWriter<byte> to);

    void Write(T row, IBufferWriter<byte> to);

    /// <summary>The last line of a file that does not hold everything.</summary>
    /// <param name="next">The cursor with which to go on.</param>
    /// <param name="rows">How many are in the file.</param>
    /// <param name="to">The file.</param>
    void Cut(string next, int rows, IBufferWriter<byte> to);
}
