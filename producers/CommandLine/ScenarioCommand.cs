using System.CommandLine;
using System.Globalization;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers happy-path</c> and its kin: says what to expect, then plays the scenario.</summary>
internal static class ScenarioCommand
{
    internal static Command Create(ScenarioKind kind, IAnsiConsole console)
    {
        var shared = new SharedOptions();
        var rate = NumberOption.Create("--rate", "Payments started each second; without it, 1000. Stale-feed has a rate of its own.", 1, 1_000_000, "--rate 100");
        var count = NumberOption.Create("--count", "How many payments; without it, as many as the scenario needs.", 1, 1_000_000, "--count 20");
        var deadline = DurationOption.Create("--deadline", "RealRecon's deadline for the bank (its setting RealRecon__BankDeadline); without it, 1 minute.", "--deadline 00:00:05");
        var outage = DurationOption.Create("--outage", "How long the bank's API is down in bank-down; without it, 10 minutes.", "--outage 00:00:30");
        var learning = DurationOption.Create("--learning", "How long stale-feed keeps both sides live first (RealRecon__FeedLearning); without it, 2 minutes.", "--learning 00:00:30");
        var api = UrlOption.Create("--api", "Where the emulator's API is, to find its simulated bank; only for scenarios that need one.", "http://localhost:7071");
        var command = new Command(kind.Name, kind.Sentence) { rate, count, deadline, outage, learning, api };
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new ScenarioSettings
            {
                Seed = shared.SeedOf(parsed),
                Start = TimeProvider.System.GetUtcNow(),
                Payments = parsed.GetValue(count),
                Spacing = TimeSpan.FromSeconds(1) / (parsed.GetValue(rate) ?? 1000),
            };
            settings = settings with
            {
                BankDeadline = parsed.GetValue(deadline) ?? settings.BankDeadline,
                Outage = parsed.GetValue(outage) ?? settings.Outage,
                LiveTime = parsed.GetValue(learning) ?? settings.LiveTime,
            };
            return PlayAsync(kind, settings, shared.ConnectionOf(parsed), parsed.GetRequiredValue(api), console, cancellation);
        });
        return command;
    }

    private static async Task PlayAsync(ScenarioKind kind, ScenarioSettings settings, ConnectionString target, Uri api, IAnsiConsole console, CancellationToken cancellation)
    {
        await using var connection = await EventHubConnection.OpenAsync(target, cancellation);
        var scenario = kind.Plan(settings with { Start = TimeProvider.System.GetUtcNow() });
        using var simulation = scenario.Calls.Count == 0 ? null : await SimulatedServices.FindAsync(api, TimeProvider.System, cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, simulation, TimeProvider.System, cancellation);
        player.RequireSimulationFor(scenario);
        ScenarioTables.Write(console, scenario, settings.Seed);
        var started = TimeProvider.System.GetTimestamp();
        await SendingProgress.RunAsync(console, scenario.Events.Count, sent => player.PlayAsync(scenario, sent, cancellation));
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sent {scenario.Events.Count} events to {target.Host}:{target.Port} in {took:0.0} s; the server has them all."));
    }
}
