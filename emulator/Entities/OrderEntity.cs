using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Orders;

namespace RealRecon.Emulator.Entities;

/// <summary>The order entity on the emulator's runtime.</summary>
public static class OrderEntity
{
    public static EntityKind Kind(MatchRules rules) =>
        new EntityKind<OrderState>(OrderMovement.EntityName, CoreJson.Default.OrderState)
            .On(nameof(Order.Note), CoreJson.Default.OrderMovement, (state, movement, _, now) => Order.Note(state, movement, rules, now))
            .On(nameof(Order.HearAnswer), CoreJson.Default.AnswerHeard, (state, heard, _, now) => Order.HearAnswer(state, heard, now))
            .On(nameof(Order.EndChecks), CoreJson.Default.ChecksEnded, (state, ended, _, now) => Order.EndChecks(state, ended, now))
            .On(nameof(Order.IsWaitingFor), CoreJson.Default.JobConfirmation, (state, question, _, _) => Order.IsWaitingFor(state, question))
            .On(nameof(Order.Wake), CoreJson.Default.CaseTimer, (state, timer, _, now) => Order.Wake(state, timer, rules, now))
            .On(nameof(Order.Act), CoreJson.Default.OperatorAction, (state, action, _, now) => Order.Act(state, action, now));
}
