using System.CommandLine;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers healing</c>: a load of which little goes wrong, and what the engine heals of it.</summary>
internal static class HealingCommand
{
    internal const string Name = "healing";

    internal const string Sentence = "Drill: a steady load of which a little goes wrong; prints what was healed without a person, and how fast.";

    private const int DefaultRate = 1000;

    internal static Command Create(IAnsiConsole console)
    {
        var shared = new SharedOptions();
        var measuring = new MeasuringOptions();
        var waits = new WaitOptions();
        var rate = NumberOption.Create("--rate", "Events a second; without it, 1000.", 2, 1_000_000, "--rate 1000");
        var duration = DurationOption.Create("--duration", "How long payments are started; without it, 1 minute.", "--duration 00:01:00");
        var command = new Command(Name, Sentence) { rate, duration };
        waits.AddTo(command);
        measuring.AddTo(command);
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = new HealingSettings
            {
                Rate = parsed.GetValue(rate) ?? DefaultRate,
                Duration = parsed.GetValue(duration) ?? TimeSpan.FromMinutes(1),
                Seed = shared.SeedOf(parsed),
                BankDeadline = waits.DeadlineOf(parsed),
                Checks = waits.ChecksOf(parsed),
                ProcessId = parsed.GetValue(measuring.ProcessId),
            };
            using var api = new StatusApi(parsed.GetRequiredValue(measuring.Api));
            using var simulation = await SimulatedServices.FindAsync(parsed.GetRequiredValue(measuring.Api), TimeProvider.System, cancellation)
                ?? throw new ProducerException("The drill needs a bank that answers questions, and there is none beside the engine at --api; run it against the emulator.");
            await using var connection = await EventHubConnection.OpenAsync(shared.ConnectionOf(parsed), cancellation);
            var run = new HealingRun(settings, connection, api, simulation, TimeProvider.System);
            HealingReport? report = null;
            await SendingProgress.RunAsync(console, (int)Math.Min(2 * settings.Payments, int.MaxValue), async sent => report = await run.RunAsync(SendingProgress.Increments(sent), cancellation));
            HealingTable.Write(console, report!);
            if (parsed.GetValue(measuring.Json) is { } file) await ReportFile.WriteAsync(report!, ReportJson.Default.HealingReport, file, cancellation);
            return report!.IsSound ? 0 : 1;
        });
        return command;
    }
}
