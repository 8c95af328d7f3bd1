using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Measuring;

/// <summary>A report for machines.</summary>
internal static class ReportFile
{
    internal static async Task WriteAsync<T>(T report, JsonTypeInfo<T> type, string file, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(report, type), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProducerException($"The report cannot be written to {file}; give --json a file in a folder that exists and can be written.", e);
        }
    }
}
