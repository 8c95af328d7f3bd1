using System.Text.Json.Serialization;
using RealRecon.Core.Audit;
using RealRecon.Core.Matching;
using RealRecon.Core.Views;

namespace RealRecon.Core;

/// <summary>How entity states, signal payloads and views are written as JSON, in both hosts: camelCase, generated at build time. Nulls are written, because required members must be there to be read back.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TransactionState))]
[JsonSerializable(typeof(AuditShardState))]
[JsonSerializable(typeof(PaymentEvent))]
[JsonSerializable(typeof(DeadlineReached))]
[JsonSerializable(typeof(AppendEntry))]
[JsonSerializable(typeof(WriteBlock))]
[JsonSerializable(typeof(TransactionView))]
[JsonSerializable(typeof(ShardHead))]
public sealed partial class CoreJson : JsonSerializerContext;
