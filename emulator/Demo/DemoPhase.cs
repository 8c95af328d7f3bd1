using System.Security.Cryptography;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;

namespace RealRecon.Emulator.Demo;

/// <summary>Scenarios that are played at once, watched until all is as expected or time is up.</summary>
internal sealed class DemoPhase(DemoContext context, ScenarioPlayer player, StatusApi api)
{
    /// <summary>More of which the same is expected are one line.</summary>
    private const int MostLines = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <exception cref="Producers.Sending.ProducerException">The emulator does not answer as it should.</exception>
    internal async Task<IReadOnlyList<IWatched>> PlayAsync(IReadOnlyList<DemoPart> parts, CancellationToken cancellation)
    {
        var totals = new PhaseTotals(await api.ReadTotalsAsync(cancellation));
        var start = context.Time.GetUtcNow();
        var scenarios = parts.Select(part => ScenarioCatalogue.Named(part.Name).Plan(SettingsOf(part, start))).ToList();
        var watched = new List<IWatched>();
        foreach (var scenario in scenarios) watched.AddRange(await WatchedOfAsync(scenario, start, totals, cancellation));

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(scenarios.Max(scenario => scenario.Duration) + (2 * context.BankDeadline) + context.Outage + context.Patience);
        var playing = Task.WhenAll(scenarios.Select(scenario => player.PlayAsync(scenario, null, cancellation)));
        await WatchAsync(watched, totals, playing, ending.Token, cancellation);
        await playing;

        // Once more when all is sent: what came after a verdict, such as a redelivery, must not have changed it.
        await totals.LookAsync(api, cancellation);
        foreach (var line in watched) await line.LookAsync(api, cancellation);
        return watched;
    }

    private ScenarioSettings SettingsOf(DemoPart part, DateTimeOffset start) => new()
    {
        // Fresh ids each time: the data folder may hold the last demo's.
        Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
        Start = start,
        Payments = part.Payments,
        Spacing = part.Spacing,
        BankDeadline = context.BankDeadline,
        Outage = context.Outage,
        LiveTime = context.FeedLearning,
    };

    private async Task<List<IWatched>> WatchedOfAsync(Scenario scenario, DateTimeOffset start, PhaseTotals totals, CancellationToken cancellation)
    {
        var watched = new List<IWatched>();
        foreach (var alike in scenario.Expectations.GroupBy(expectation => expectation.ToString()))
        {
            var expectations = alike.ToList();
            if (expectations.Count <= MostLines) watched.AddRange(expectations.Select(expectation => new WatchedTransaction(scenario.Name, expectation)));
            else watched.Add(new WatchedCrowd(scenario.Name, expectations[0], expectations.Select(expectation => expectation.TransactionId).ToHashSet(), totals));
        }

        foreach (var expectation in scenario.Cases)
        {
            watched.Add(new WatchedCase(scenario.Name, expectation, start, await api.FindCaseAsync(expectation.Kind, expectation.Key, cancellation)));
        }

        return watched;
    }

    private async Task WatchAsync(List<IWatched> watched, PhaseTotals totals, Task playing, CancellationToken ending, CancellationToken cancellation)
    {
        try
        {
            while (!playing.IsCompleted || watched.Any(line => !line.Agrees))
            {
                // A scenario that broke off leaves nothing to wait for.
                if (playing.IsFaulted) return;
                await totals.LookAsync(api, ending);
                foreach (var line in watched.Where(line => !line.Agrees)) await line.LookAsync(api, ending);
                await Task.Delay(Interval, context.Time, ending);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time is up. What was seen until now is the result.
        }
    }
}
