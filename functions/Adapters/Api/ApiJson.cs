using System.Text.Json.Serialization;
using RealRecon.Adapters.Api.Answers;
using RealRecon.Core.Audit.Replay;

namespace RealRecon.Adapters.Api;

/// <summary>How answers are written: camelCase, nulls kept, UTC times with a Z, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(TransactionDetail))]
[JsonSerializable(typeof(TransactionList))]
[JsonSerializable(typeof(ListTotals))]
[JsonSerializable(typeof(AuditTrail))]
[JsonSerializable(typeof(AuditState))]
[JsonSerializable(typeof(AuditBlockList))]
[JsonSerializable(typeof(AuditBlockDetail))]
[JsonSerializable(typeof(AuditVerification))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(CaseDetailed))]
[JsonSerializable(typeof(CaseList))]
[JsonSerializable(typeof(CaseTrail))]
[JsonSerializable(typeof(LiveUpdate))]
[JsonSerializable(typeof(DeadLetterList))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(RulesInForce))]
[JsonSerializable(typeof(PulseReport))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext;
