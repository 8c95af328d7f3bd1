using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Jobs;

namespace RealRecon.Emulator.Hosting;

/// <summary>Every kind of entity that RealRecon has, jobs included.</summary>
internal static class AllEntities
{
    public static IEnumerable<EntityKind> Kinds(RealReconOptions settings, IAuditStore store, Outside outside, ILogger log) =>
    [
        TransactionEntity.Kind(settings.Match),
        OrderEntity.Kind(settings.Match),
        FeedEntity.Kind(settings.Feeds),
        FeedGateEntity.Kind(settings.Feeds, settings.Match),
        PaceEntity.Kind(settings.Feeds, settings.Match),
        AlertGroupEntity.Kind(settings.Alerts),
        AuditShardEntity.Kind(settings.Audit, store, log),
        JobEntity.Kind(new ResolutionJob(), CoreJson.Default, outside.Sources.AskAsync),
        JobEntity.Kind(new DeliveryJob(new DeliveryRules()), CoreJson.Default, outside.Sinks.SendAsync),
    ];
}
