using System.Text.Json.Serialization;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Flood;

namespace RealRecon.Producers.Measuring;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FloodReport))]
[JsonSerializable(typeof(DeadlinesReport))]
[JsonSerializable(typeof(HealingReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
