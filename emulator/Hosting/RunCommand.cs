using System.Runtime.InteropServices;

namespace RealRecon.Emulator.Hosting;

/// <summary>Runs the emulator until Ctrl-C, SIGTERM or the end of a demo that was told to exit.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(EmulatorOptions options, bool demo, bool exit)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

        await using var emulator = await EmulatorHost.StartAsync(options, cancellation: stop.Token);
        await Console.Out.WriteLineAsync($"RealRecon is ready: http://localhost:{emulator.HttpPort} (AMQP {emulator.AmqpPort})");
        await emulator.UntilStoppedAsync(stop.Token);
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
