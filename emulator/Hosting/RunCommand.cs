using System.Runtime.InteropServices;
using RealRecon.Emulator.Demo;
using RealRecon.Producers.Sending;

namespace RealRecon.Emulator.Hosting;

/// <summary>Runs the emulator until Ctrl-C, SIGTERM or the end of a demo that was told to exit.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(EmulatorOptions options, bool demo, bool exit)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            await using var emulator = await EmulatorHost.StartAsync(options, cancellation: stop.Token);
            await Console.Out.WriteLineAsync($"RealRecon is ready: http://localhost:{emulator.HttpPort} (AMQP {emulator.AmqpPort})");
            if (demo)
            {
                var outcome = await PlayAsync(emulator, options, stop.Token);
                if (exit) return outcome;
            }

            await emulator.UntilStoppedAsync(stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> PlayAsync(EmulatorHost emulator, EmulatorOptions options, CancellationToken stop)
    {
        try
        {
            return await DemoCommand.RunAsync(
                new DemoContext
                {
                    Api = new Uri($"http://localhost:{emulator.HttpPort}"),
                    AmqpPort = emulator.AmqpPort,
                    BankDeadline = options.Settings.Match.BankDeadline,
                    FeedLearning = options.Settings.Feeds.Learning,
                },
                stop);
        }
        catch (ProducerException trouble)
        {
            throw new StartException(trouble.Message, trouble);
        }
    }
}
