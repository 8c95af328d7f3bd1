using System.Text.Json;
using System.Text.Json.Serialization;
using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>A flood's report for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FloodReport))]
internal sealed partial class FloodJson : JsonSerializerContext
{
    internal static async Task WriteAsync(FloodReport report, string file, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(report, Default.FloodReport), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProducerException($"The report cannot be written to {file}; give --json a file in a folder that exists and can be written.", e);
        }
    }
}
