using System.Diagnostics;
using RealRecon.Core.Jobs;

namespace RealRecon.Core.Alerts;

/// <summary>
/// Brings one notification to one sink: tries until it is taken, refused for good, superseded or too old. Before each try the group is asked whether
/// the notification is still its last word about the incident.
/// </summary>
public sealed class DeliveryJob(DeliveryRules rules) : Job<DeliveryRequest, DeliveryRun, Notification, DeliveryOutcome>
{
    public const string JobName = "Delivery";

    public override string Name => JobName;

    public override JobStep<DeliveryRun, Notification> Begin(DeliveryRequest request, DateTimeOffset now) =>
        Ask(new DeliveryRun(request.What, now + rules.GiveUpAfter, 0, null));

    public override JobStep<DeliveryRun, Notification> Woken(DeliveryRun run, DateTimeOffset now) => Ask(run);

    public override JobStep<DeliveryRun, Notification> Confirmed(DeliveryRun run, bool wanted, DateTimeOffset now) =>
        wanted ? new(run, new JobThen<Notification>.Call(run.What), []) : End(run, DeliveryEnding.Superseded, null);

    public override JobStep<DeliveryRun, Notification> Answered(DeliveryRun run, DeliveryOutcome result, DateTimeOffset now) => result.Result switch
    {
        DeliveryResult.Delivered => End(run, DeliveryEnding.Delivered, null),
        DeliveryResult.Refused => End(run, DeliveryEnding.Failed, result.Problem),
        DeliveryResult.Trouble => Again(run with { Tries = run.Tries + 1, Problem = result.Problem }, result.RetryAfter, now),
        _ => throw new UnreachableException($"{result.Result}"),
    };

    private JobStep<DeliveryRun, Notification> Again(DeliveryRun run, TimeSpan? asked, DateTimeOffset now)
    {
        var next = now + rules.PauseAfter(run.Tries, asked);
        return next < run.GiveUpAt
            ? new(run, new JobThen<Notification>.Sleep(next), [])
            : End(run, DeliveryEnding.Failed, $"{run.Problem}, {run.Tries} tries");
    }

    private static JobStep<DeliveryRun, Notification> Ask(DeliveryRun run) =>
        new(run, new JobThen<Notification>.Confirm(run.What.Cause.Address, run.What.Number), []);

    private static JobStep<DeliveryRun, Notification> End(DeliveryRun run, DeliveryEnding ending, string? problem) => new(
        run,
        new JobThen<Notification>.End(),
        [new OutboxMessage.Signal(run.What.Cause.Address, nameof(AlertGroup.HearDelivery), new DeliveryEnded(run.What.Number, ending, problem))]);
}
