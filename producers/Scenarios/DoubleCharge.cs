using RealRecon.Producers.Observing;

namespace RealRecon.Producers.Scenarios;

/// <summary>One order is charged twice, and the bank has both: a case of that order, until one charge is given back.</summary>
internal static class DoubleCharge
{
    internal const string Name = "double-charge";

    private const GatewayForm Form = GatewayForm.Generic;

    /// <summary>Long enough for the case to be seen open.</summary>
    private static readonly TimeSpan RefundAfter = TimeSpan.FromSeconds(2);

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        for (var i = 0; i < (settings.Payments ?? 1); i++)
        {
            var start = draft.StartOf(i);
            var first = draft.NewPayment(Form);
            var second = first with { Id = draft.NewPayment(Form).Id };
            var refund = first with { Id = $"rf-{draft.Draw.Token(16)}" };
            draft.Capture(first, Form, start);
            draft.Book(first, start + ScenarioDraft.BankDelay);
            draft.Capture(second, Form, start + ScenarioDraft.BankDelay);
            draft.Book(second, start + (2 * ScenarioDraft.BankDelay));
            draft.Refund(refund, start + RefundAfter);
            draft.BookOut(refund, start + RefundAfter + ScenarioDraft.BankDelay);
            foreach (var movement in (string[])[first.Id, second.Id, refund.Id]) draft.Expect(movement, "MATCHED", "M00_EXACT");
            draft.Expect(new CaseExpectation { Kind = CaseKind.Order, Key = first.OrderId, Code = "DUP_DOUBLE_CHARGE", IsOpen = false });
        }

        return draft.Finish();
    }
}
