using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Resolution;
using RealRecon.Emulator.Entities;
using RealRecon.Emulator.Jobs;

namespace RealRecon.Emulator.Hosting;

/// <summary>Every kind of entity that RealRecon has, jobs included.</summary>
public static class AllEntities
{
    /// <param name="settings">The rules.</param>
    /// <param name="store">Where audit shards write.</param>
    /// <param name="ask">Puts a question to a bank or gateway.</param>
    /// <param name="tell">Tells a sink.</param>
    /// <param name="log">For audit shards in trouble.</param>
    public static IEnumerable<EntityKind> Kinds(
        RealReconOptions settings,
        IAuditStore store,
        Func<Question, CancellationToken, Task<Answer>> ask,
        Func<Notification, CancellationToken, Task<DeliveryOutcome>> tell,
        ILogger log) =>
    [
        TransactionEntity.Kind(settings.Match),
        OrderEntity.Kind(settings.Match),
        FeedEntity.Kind(settings.Feeds),
        FeedGateEntity.Kind(settings.Feeds, settings.Match),
        PaceEntity.Kind(settings.Feeds, settings.Match),
        AlertGroupEntity.Kind(settings.Alerts),
        AuditShardEntity.Kind(settings.Audit, store, log),
        JobEntity.Kind(new ResolutionJob(), CoreJson.Default, ask),
        JobEntity.Kind(new DeliveryJob(new DeliveryRules()), CoreJson.Default, tell),
    ];
}
