using System.Text.Json.Serialization;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Cases;
using RealRecon.Core.Feeds;
using RealRecon.Core.Jobs;
using RealRecon.Core.Matching;
using RealRecon.Core.Operators;
using RealRecon.Core.Orders;
using RealRecon.Core.Resolution;
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
[JsonSerializable(typeof(JobConfirmation))]
[JsonSerializable(typeof(JobConfirmed))]
[JsonSerializable(typeof(ResolutionRequest))]
[JsonSerializable(typeof(AnswerHeard))]
[JsonSerializable(typeof(ChecksEnded))]
[JsonSerializable(typeof(FeedBeat))]
[JsonSerializable(typeof(PaceSample))]
[JsonSerializable(typeof(GateQuestion))]
[JsonSerializable(typeof(GateAnswer))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(AlertCleared))]
[JsonSerializable(typeof(OrderMovement))]
[JsonSerializable(typeof(OperatorAction))]
[JsonSerializable(typeof(CaseTimer))]
[JsonSerializable(typeof(CaseSnapshot))]
[JsonSerializable(typeof(CaseView))]
public sealed partial class CoreJson : JsonSerializerContext;
