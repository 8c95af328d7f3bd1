using System.Security.Cryptography;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using Spectre.Console;

namespace RealRecon.Emulator.Demo;

/// <summary>
/// Plays the scenarios against the running emulator, from outside: events over AMQP, verdicts over HTTP. What is printed as observed is what
/// the API said.
/// </summary>
public static class DemoCommand
{
    /// <summary>The payments start one after another, slowly enough to watch them come in on a dashboard.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    /// <summary>With how many payments each; null for one of each kind.</summary>
    private static readonly (string Name, int? Payments)[] Parts =
        [("happy-path", null), ("silent-bank", 1), ("amount-mismatch", 1), ("duplicate-charge", 1), ("late-bank", 1)];

    /// <summary>Returns 0 when every transaction ended as expected, else 1; an emulator that does not answer is told in one sentence.</summary>
    public static async Task<int> RunAsync(DemoContext context, CancellationToken cancellation)
    {
        try
        {
            var watched = await PlayAndWatchAsync(context, cancellation);
            DemoTable.Write(context.Console, watched);
            return watched.All(transaction => transaction.Agrees) ? 0 : 1;
        }
        catch (ProducerException e)
        {
            context.Console.WriteLine($"The demo broke off: {e.Message}");
            return 1;
        }
    }

    private static async Task<List<WatchedTransaction>> PlayAndWatchAsync(DemoContext context, CancellationToken cancellation)
    {
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(context.AmqpPort), cancellation);
        using var api = new StatusApi(context.Api);
        var scenarios = Plan(context);
        context.Console.WriteLine($"Playing {string.Join(", ", Parts.Select(part => part.Name))}; the bank's deadline is {context.BankDeadline.TotalSeconds:0.#} s.");

        var watched = scenarios.SelectMany(scenario => scenario.Expectations, (scenario, expectation) => new WatchedTransaction(scenario.Name, expectation)).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var playing = PlayAsync(connection, scenarios, context.Time, cancellation);
        ending.CancelAfter(scenarios.Max(scenario => scenario.Events[^1].At) + context.BankDeadline + context.Patience);
        await Task.WhenAll(playing, WatchAsync(watched, api, context.Time, ending.Token, cancellation));

        // Once more when all is sent: what came after a verdict, such as a redelivery, must not have changed it.
        foreach (var transaction in watched) await transaction.LookAsync(api, cancellation);
        return watched;
    }

    private static List<Scenario> Plan(DemoContext context)
    {
        var start = context.Time.GetUtcNow();
        return [.. Parts.Select(part => ScenarioCatalogue.Named(part.Name).Plan(new ScenarioSettings
        {
            // Fresh ids each time: the data folder may hold the last demo's.
            Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
            Start = start,
            Payments = part.Payments,
            Spacing = Spacing,
            BankDeadline = context.BankDeadline,
        }))];
    }

    private static async Task PlayAsync(EventHubConnection connection, List<Scenario> scenarios, TimeProvider time, CancellationToken cancellation)
    {
        var player = await ScenarioPlayer.OpenAsync(connection, time, cancellation);
        await Task.WhenAll(scenarios.Select(scenario => player.PlayAsync(scenario, null, cancellation)));
    }

    private static async Task WatchAsync(List<WatchedTransaction> watched, StatusApi api, TimeProvider time, CancellationToken ending, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(watched.Select(transaction => transaction.FollowAsync(api, time, ending)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time is up. What was seen until now is the result.
        }
    }
}
