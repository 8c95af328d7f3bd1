using System.Text.Json.Serialization;
using RealRecon.Core.Alerts;
using RealRecon.Core.Audit;
using RealRecon.Core.Audit.Anchors;
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
[JsonSerializable(typeof(RefundHeard))]
[JsonSerializable(typeof(AppendEntry))]
[JsonSerializable(typeof(WriteBlock))]
[JsonSerializable(typeof(TransactionView))]
[JsonSerializable(typeof(ShardHead))]
[JsonSerializable(typeof(JobConfirmation))]
[JsonSerializable(typeof(JobConfirmed))]
[JsonSerializable(typeof(JobWake))]
[JsonSerializable(typeof(ResolutionRequest))]
[JsonSerializable(typeof(JobProgress<ResolutionRun>))]
[JsonSerializable(typeof(JobProgress<DeliveryRun>))]
[JsonSerializable(typeof(JobCall<Notification>))]
[JsonSerializable(typeof(JobCall<Question>))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(AnswerHeard))]
[JsonSerializable(typeof(ChecksEnded))]
[JsonSerializable(typeof(FeedBeat))]
[JsonSerializable(typeof(PaceSample))]
[JsonSerializable(typeof(GateQuestion))]
[JsonSerializable(typeof(GateAnswer))]
[JsonSerializable(typeof(FeedState))]
[JsonSerializable(typeof(FeedGateState))]
[JsonSerializable(typeof(PaceState))]
[JsonSerializable(typeof(FeedNews))]
[JsonSerializable(typeof(FeedSuspicion))]
[JsonSerializable(typeof(FeedDemand))]
[JsonSerializable(typeof(FeedHeld))]
[JsonSerializable(typeof(PaceNews))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(AlertCleared))]
[JsonSerializable(typeof(AlertGroupState))]
[JsonSerializable(typeof(DeliveryRequest))]
[JsonSerializable(typeof(DeliveryRun))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(DeliveryOutcome))]
[JsonSerializable(typeof(DeliveryEnded))]
[JsonSerializable(typeof(OrderMovement))]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(OperatorAction))]
[JsonSerializable(typeof(CaseTimer))]
[JsonSerializable(typeof(CaseSnapshot))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(Anchor))]
public sealed partial class CoreJson : JsonSerializerContext;
