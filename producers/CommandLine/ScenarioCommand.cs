using System.CommandLine;
using System.Globalization;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers happy-path</c> and its kin: says what to expect, then plays the scenario.</summary>
internal static class ScenarioCommand
{
    internal static Command Create(ScenarioKind kind, IAnsiConsole console)
    {
        var shared = new SharedOptions();
        var rate = NumberOption.Create("--rate", "Payments started each second; without it, 1000.", 1, 1_000_000, "--rate 100");
        var count = NumberOption.Create("--count", "How many payments; without it, one of each kind.", 1, 1_000_000, "--count 20");
        var deadline = DurationOption.Create("--deadline", "RealRecon's deadline for the bank (its setting RealRecon__BankDeadline); without it, 1 minute.", "--deadline 00:00:05");
        var command = new Command(kind.Name, kind.Sentence) { rate, count, deadline };
        shared.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new ScenarioSettings
            {
                Seed = shared.SeedOf(parsed),
                Start = TimeProvider.System.GetUtcNow(),
                Payments = parsed.GetValue(count),
                Spacing = TimeSpan.FromSeconds(1) / (parsed.GetValue(rate) ?? 1000),
                BankDeadline = parsed.GetValue(deadline) ?? TimeSpan.FromMinutes(1),
            };
            return PlayAsync(kind, settings, shared.ConnectionOf(parsed), console, cancellation);
        });
        return command;
    }

    private static async Task PlayAsync(ScenarioKind kind, ScenarioSettings settings, ConnectionString target, IAnsiConsole console, CancellationToken cancellation)
    {
        await using var connection = await EventHubConnection.OpenAsync(target, cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, TimeProvider.System, cancellation);
        var scenario = kind.Plan(settings with { Start = TimeProvider.System.GetUtcNow() });
        ScenarioTables.Write(console, scenario, settings.Seed);
        var started = TimeProvider.System.GetTimestamp();
        await SendingProgress.RunAsync(console, scenario.Events.Count, sent => player.PlayAsync(scenario, sent, cancellation));
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sent {scenario.Events.Count} events to {target.Host}:{target.Port} in {took:0.0} s; the server has them all."));
    }
}
