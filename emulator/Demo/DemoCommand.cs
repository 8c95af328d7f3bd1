using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;
using RealRecon.Producers.Simulation;
using Spectre.Console;

namespace RealRecon.Emulator.Demo;

/// <summary>
/// Plays the scenarios against the running emulator, from outside: events over AMQP, verdicts over HTTP. What is printed as observed is what
/// the API said.
/// </summary>
public static class DemoCommand
{
    /// <summary>Returns 0 when every transaction and case ended as expected, else 1; an emulator that does not answer is told in one sentence.</summary>
    public static async Task<int> RunAsync(DemoContext context, CancellationToken cancellation)
    {
        try
        {
            var watched = await PlayAsync(context, cancellation);
            DemoTable.Write(context.Console, watched);
            return watched.All(line => line.Agrees) ? 0 : 1;
        }
        catch (ProducerException e)
        {
            context.Console.WriteLine($"The demo broke off: {e.Message}");
            return 1;
        }
    }

    private static async Task<List<IWatched>> PlayAsync(DemoContext context, CancellationToken cancellation)
    {
        await using var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(context.AmqpPort), cancellation);
        using var api = new StatusApi(context.Api);
        using var simulation = await SimulatedServices.FindAsync(context.Api, context.Time, cancellation);
        var player = await ScenarioPlayer.OpenAsync(connection, simulation, context.Time, cancellation);
        var phase = new DemoPhase(context, player, api);
        var watched = new List<IWatched>();
        foreach (var parts in context.Phases)
        {
            context.Console.WriteLine($"Playing {string.Join(", ", parts.Select(part => part.Name))}; the bank's deadline is {context.BankDeadline.TotalSeconds:0.#} s.");
            watched.AddRange(await phase.PlayAsync(parts, cancellation));
        }

        return watched;
    }
}
