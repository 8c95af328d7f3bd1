using Spectre.Console;

namespace RealRecon.Producers.CommandLine;

/// <summary>A progress bar where somebody watches and it takes long; elsewhere nothing.</summary>
internal static class SendingProgress
{
    private const int WorthShowing = 100;

    internal static Task RunAsync(IAnsiConsole console, int events, Func<Action<int>, Task> send)
    {
        if (!console.Profile.Capabilities.Interactive || events < WorthShowing) return send(static _ => { });
        return console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask("sending", maxValue: events);
            await send(sent => task.Increment(sent));
        });
    }

    /// <summary>For whoever tells how many there are in all, and not how many more.</summary>
    internal static Action<long> Increments(Action<int> sent)
    {
        long told = 0;
        return accepted =>
        {
            sent((int)(accepted - told));
            told = accepted;
        };
    }
}
