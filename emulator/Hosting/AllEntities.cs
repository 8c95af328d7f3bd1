using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Telemetry;
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
    /// <param name="metrics">Counts; null where nobody does.</param>
    public static IEnumerable<EntityKind> Kinds(
        RealReconOptions settings,
        IAuditStore store,
        Func<Question, CancellationToken, Task<Answer>> ask,
        Func<Notification, CancellationToken, Task<DeliveryOutcome>> tell,
        ILogger log,
        RealReconMetrics? metrics = null) =>
    [
        TransactionEntity.Kind(settings.Match, new MatchTelemetry(metrics)),
        OrderEntity.Kind(settings.Match),
        FeedEntity.Kind(settings.Feeds),
        FeedGateEntity.Kind(settings.Feeds, settings.Match),
        PaceEntity.Kind(settings.Feeds, settings.Match),
        AlertGroupEntity.Kind(settings.Alerts),
        AuditShardEntity.Kind(settings.Audit, new AuditWriter(store, metrics), log),
        JobEntity.Kind(new ResolutionJob(), CoreJson.Default, ask),
        JobEntity.Kind(new DeliveryJob(new DeliveryRules()), CoreJson.Default, tell),
    ];
}
