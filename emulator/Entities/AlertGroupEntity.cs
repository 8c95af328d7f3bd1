using RealRecon.Core;
using RealRecon.Core.Alerts;
using RealRecon.Core.Jobs;

namespace RealRecon.Emulator.Entities;

/// <summary>The alert group entity on the emulator's runtime.</summary>
public static class AlertGroupEntity
{
    public static EntityKind Kind(AlertRules rules) =>
        new EntityKind<AlertGroupState>(AlertCause.EntityName, CoreJson.Default.AlertGroupState)
            .On(nameof(AlertGroup.Raise), CoreJson.Default.AlertRaised, (state, raised, _, now) => AlertGroup.Raise(state, raised, rules, now))
            .On(nameof(AlertGroup.Clear), CoreJson.Default.AlertCleared, (state, cleared, _, now) => AlertGroup.Clear(state, cleared, rules, now))
            .On(nameof(AlertGroup.Wake), CoreJson.Default.CaseTimer, (state, timer, _, now) => AlertGroup.Wake(state, timer, rules, now))
            .On(nameof(AlertGroup.Act), CoreJson.Default.OperatorAction, (state, action, _, now) => AlertGroup.Act(state, action, rules, now))
            .On(nameof(AlertGroup.HearDelivery), CoreJson.Default.DeliveryEnded, (state, ended, _, now) => AlertGroup.HearDelivery(state, ended, rules, now))
            .On(JobOwner.IsWaitingFor, CoreJson.Default.JobConfirmation, (state, question, _, _) => new(state, [question.Answer(AlertGroup.IsWaitingFor(state, question.Round))]));
}
