using System.CommandLine;
using RealRecon.Producers.Flood;
using RealRecon.Producers.Measuring;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Sending;
using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary><c>producers flood</c>: load, and what it measured.</summary>
internal static class FloodCommand
{
    internal const string Name = "flood";

    internal const string Sentence = "Load: pairs of events, as many as asked; prints rates, latency and what is missing.";

    private const int DefaultEvents = 200_000;

    internal static Command Create(IAnsiConsole console)
    {
        var shared = new SharedOptions();
        var rate = NumberOption.Create("--rate", "Events a second; 0, the default, for as fast as the server takes them.", 0, 10_000_000, "--rate 10000");
        var count = NumberOption.Create("--count", "Events in all; without it, 200000.", 2, 1_000_000_000, "--count 100000");
        var duration = DurationOption.Create("--duration", "Ends sending after this long, whatever --count says.", "--duration 00:00:30");
        var warmUp = NumberOption.Create("--warmup", "Events sent, decided and left out of the report before the flood.", 2, 10_000_000, "--warmup 100000");
        var mix = new Option<FloodMix>("--mix")
        {
            Description = "What the gateways send: generic, the default, or mixed (half of it Stripe).",
            HelpName = "generic|mixed",
            CustomParser = result =>
            {
                if (Enum.TryParse<FloodMix>(result.Tokens[0].Value, ignoreCase: true, out var known) && Enum.IsDefined(known)) return known;
                result.AddError($"--mix takes generic or mixed, not '{result.Tokens[0].Value}'; write --mix mixed.");
                return default;
            },
        };
        var measuring = new MeasuringOptions();
        var command = new Command(Name, Sentence) { rate, count, duration, warmUp, mix };
        measuring.AddTo(command);
        shared.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = new FloodSettings
            {
                Rate = parsed.GetValue(rate) ?? 0,
                Events = EventsOf(parsed.GetValue(count), parsed.GetValue(duration)),
                Duration = parsed.GetValue(duration),
                Mix = parsed.GetValue(mix),
                Seed = shared.SeedOf(parsed),
                ProcessId = parsed.GetValue(measuring.ProcessId),
            };
            using var status = new StatusApi(parsed.GetRequiredValue(measuring.Api));
            await using var connection = await EventHubConnection.OpenAsync(shared.ConnectionOf(parsed), cancellation);
            if (parsed.GetValue(warmUp) is { } cold) await WarmUpAsync(settings, cold, connection, status, cancellation);
            var run = new FloodRun(settings, connection, status, TimeProvider.System);
            FloodReport? report = null;
            await SendingProgress.RunAsync(console, settings.Events, async sent => report = await run.RunAsync(SendingProgress.Increments(sent), cancellation));
            FloodTable.Write(console, report!);
            if (parsed.GetValue(measuring.Json) is { } file) await ReportFile.WriteAsync(report!, ReportJson.Default.FloodReport, file, cancellation);
            return report!.IsSound ? 0 : 1;
        });
        return command;
    }

    // A flood of its own, with other ids, whose report nobody reads.
    private static Task<FloodReport> WarmUpAsync(FloodSettings settings, int events, EventHubConnection connection, StatusApi status, CancellationToken cancellation) =>
        new FloodRun(settings with { Events = events / 2 * 2, Duration = null, Seed = ~settings.Seed }, connection, status, TimeProvider.System).RunAsync(_ => { }, cancellation);

    // A duration alone means: as many as fit in. Pairs are whole, so an odd count gives its last event up.
    private static int EventsOf(int? count, TimeSpan? duration) => (count ?? (duration is null ? DefaultEvents : int.MaxValue)) / 2 * 2;
}
