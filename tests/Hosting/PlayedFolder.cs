using RealRecon.Emulator.Hosting;
using RealRecon.Producers.Observing;
using RealRecon.Producers.Scenarios;
using RealRecon.Producers.Sending;

namespace RealRecon.Tests.Hosting;

/// <summary>A data folder that an emulator has worked in: a few payments, matched and audited.</summary>
internal static class PlayedFolder
{
    private const int Payments = 8;

    public static async Task PlayAsync(string folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { HttpPort = 0, AmqpPort = 0, Data = folder }, cancellation: cancellation);
        await using (var connection = await EventHubConnection.OpenAsync(ConnectionString.ForEmulator(emulator.AmqpPort), cancellation))
        {
            var player = await ScenarioPlayer.OpenAsync(connection, null, TimeProvider.System, cancellation);
            var settings = new ScenarioSettings { Seed = 1, Start = TimeProvider.System.GetUtcNow(), Payments = Payments };
            await player.PlayAsync(ScenarioCatalogue.Named("happy-path").Plan(settings), null, cancellation);
        }

        using var api = new StatusApi(new Uri($"http://localhost:{emulator.HttpPort}"));
        while ((await api.ReadTotalsAsync(cancellation)).Of("MATCHED") < Payments) await Task.Delay(20, cancellation);
    }
}
