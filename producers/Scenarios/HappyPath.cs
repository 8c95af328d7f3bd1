using RealRecon.Producers.Payloads;

namespace RealRecon.Producers.Scenarios;

/// <summary>The gateway captures, the bank books: every gateway form with every bank form in turn.</summary>
internal static class HappyPath
{
    internal const string Name = "happy-path";

    private const int OneOfEachKind = 8;

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        var waiting = new List<Payment>();
        for (var i = 0; i < (settings.Payments ?? OneOfEachKind); i++)
        {
            var form = ScenarioDraft.FormOf(i);
            // The last two of eight are booked together in one camt entry, and an entry has one currency.
            var together = i % OneOfEachKind >= 6;
            var payment = draft.NewPayment(form, together ? PaymentCurrency.Inr : null);
            draft.Capture(payment, form, draft.StartOf(i));
            draft.Expect(payment.Id, "MATCHED", "M00_EXACT");
            if (together) waiting.Add(payment);
            else Answer(draft, i, payment);
            if (waiting.Count == 2) NotifyTogether(draft, i, waiting);
        }

        if (waiting.Count > 0) NotifyTogether(draft, settings.Payments ?? 0, waiting);
        return draft.Finish();
    }

    private static void Answer(ScenarioDraft draft, int payment, Payment captured)
    {
        var at = draft.StartOf(payment) + ScenarioDraft.BankDelay;
        CamtVersion? version = (payment % OneOfEachKind) switch { 1 => CamtVersion.V8, 3 => CamtVersion.V4, 5 => CamtVersion.V2, _ => null };
        if (version is { } camt) draft.Notify(camt, [captured], batch: false, at);
        else draft.Book(captured, at);
    }

    private static void NotifyTogether(ScenarioDraft draft, int payment, List<Payment> waiting)
    {
        draft.Notify(CamtVersion.V8, [.. waiting], batch: true, draft.StartOf(payment) + ScenarioDraft.BankDelay);
        waiting.Clear();
    }
}
