using System.Security.Cryptography;

namespace RealRecon.Producers.Scenarios;

/// <summary>Everything that can be wrong with an event, among good ones that travel in the same batches.</summary>
internal static class Garbage
{
    internal const string Name = "garbage";

    internal static Scenario Plan(ScenarioSettings settings)
    {
        var draft = new ScenarioDraft(Name, settings);
        // One key for all, so that they share partition and batch with their neighbours.
        var key = $"garbage-{draft.Draw.Token(8)}";
        var kinds = Malformed.Each(draft.Draw);
        for (var i = 0; i < (settings.Payments ?? kinds.Count); i++)
        {
            AddNeighbour(draft, i, key);
            var bad = kinds[i % kinds.Count];
            draft.Send(new PlannedEvent
            {
                At = draft.StartOf(i),
                Hub = bad.Hub,
                PartitionKey = key,
                Provider = bad.Provider,
                Body = bad.Body,
                Transactions = [],
                Summary = bad.What,
            });
            draft.ExpectDeadLetter(new ExpectedDeadLetter(bad.What, bad.Hub, bad.Reason, Convert.ToHexStringLower(SHA256.HashData(bad.Body))));
        }

        return draft.Finish();
    }

    private static void AddNeighbour(ScenarioDraft draft, int number, string key)
    {
        var payment = draft.NewPayment(GatewayForm.Generic);
        var at = draft.StartOf(number);
        draft.Capture(payment, GatewayForm.Generic, at, key);
        draft.Book(payment, at, key);
        draft.Expect(payment.Id, "MATCHED", "M00_EXACT");
    }
}
