using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace RealRecon.Tests.Hosting;

/// <summary>The emulator as a process of its own, as people start it; free ports, a folder of its own, ended with the test.</summary>
internal sealed partial class EmulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EmulatorProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (_output) _output.AppendLine(line.Data);
            if (line.Data.StartsWith("RealRecon is ready", StringComparison.Ordinal)) _ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public string Errors
    {
        get { lock (_errors) return _errors.ToString(); }
    }

    public Uri Http => new($"http://localhost:{ReadyLine().Match(Output).Groups["http"].Value}");

    public int AmqpPort => int.Parse(ReadyLine().Match(Output).Groups["amqp"].Value);

    public static EmulatorProcess Start(IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment) =>
        Start(arguments, AppContext.BaseDirectory, environment);

    public static EmulatorProcess Start(IEnumerable<string> arguments, string workingFolder, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "RealRecon.Emulator.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new EmulatorProcess(Process.Start(start)!);
    }

    /// <summary>Starts on free ports and waits for the ready line.</summary>
    public static async Task<EmulatorProcess> StartReadyAsync(string folder, params (string Name, string Value)[] environment)
    {
        var emulator = Start(["--http-port", "0", "--amqp-port", "0", "--data", folder], environment);
        await Task.WhenAny(emulator._ready.Task, emulator._process.WaitForExitAsync()).WaitAsync(Patience);
        Assert.True(emulator._ready.Task.IsCompleted, emulator.Errors);
        return emulator;
    }

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends TERM or INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends the process as a power cut would: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"^RealRecon is ready: http://localhost:(?<http>\d+) \(AMQP (?<amqp>\d+)\)$", RegexOptions.Multiline)]
    private static partial Regex ReadyLine();
}
