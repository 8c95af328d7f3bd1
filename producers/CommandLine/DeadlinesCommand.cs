using System.CommandLine;
using RealRecon.Producers.Drills;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers deadlines</c>: many deadlines within one second, and what became of them.</summary>
internal static class DeadlinesCommand
{
    internal const string Name = "deadlines";

    internal const string Sentence = "Drill: captures whose deadlines fall into one second, and no bank; prints how long the alerts took.";

    private const int DefaultCount = 100_000;

    /// <summary>A pace that a small machine keeps up with, so that the default time for sending suffices.</summary>
    private const int SlowestPerSecond = 5_000;

    internal static Command Create(IAnsiConsole console)
    {
        var shared = new SharedOptions();
        var measuring = new MeasuringOptions();
        var count = NumberOption.Create("--count", "How many deadlines; without it, 100000.", 1, 10_000_000, "--count 100000");
        var waits = new WaitOptions();
        var sendTime = DurationOption.Create("--send-time", "How long sending may take; without it, a second for each 5000 captures and 5 seconds.", "--send-time 00:00:30");
        var command = new Command(Name, Sentence) { count, sendTime };
        waits.AddTo(command);
        measuring.AddTo(command);
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var deadlines = parsed.GetValue(count) ?? DefaultCount;
            var settings = new DeadlinesSettings
            {
                Count = deadlines,
                Seed = shared.SeedOf(parsed),
                BankDeadline = waits.DeadlineOf(parsed),
                Checks = waits.ChecksOf(parsed),
                SendTime = parsed.GetValue(sendTime) ?? TimeSpan.FromSeconds(5 + ((double)deadlines / SlowestPerSecond)),
                ProcessId = parsed.GetValue(measuring.ProcessId),
            };
            if (settings.BankDeadline > DeadlinesSettings.LongestDeadline) throw new ProducerException("A deadline of more than 5 minutes counts from the receipt, so it cannot be set by the sender; start RealRecon with a shorter one.");
            using var api = new StatusApi(parsed.GetRequiredValue(measuring.Api));
            await using var connection = await EventHubConnection.OpenAsync(shared.ConnectionOf(parsed), cancellation);
            var run = new DeadlinesRun(settings, connection, api, TimeProvider.System);
            DeadlinesReport? report = null;
            await SendingProgress.RunAsync(console, deadlines, async sent => report = await run.RunAsync(SendingProgress.Increments(sent), cancellation));
            DeadlinesTable.Write(console, report!);
            if (parsed.GetValue(measuring.Json) is { } file) await ReportFile.WriteAsync(report!, ReportJson.Default.DeadlinesReport, file, cancellation);
            return report!.IsSound ? 0 : 1;
        });
        return command;
    }
}
