using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RealRecon.Tests.EndToEnd;

/// <summary>The real emulator as a child process on free ports, so that it can be killed.</summary>
internal sealed partial class EmulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];

    private EmulatorProcess(Process process) => _process = process;

    public required string DataFolder { get; init; }

    public Uri Api { get; private set; } = new("http://127.0.0.1");

    public int AmqpPort { get; private set; }

    public string ConnectionString =>
        $"Endpoint=sb://localhost:{AmqpPort};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    public static async Task<EmulatorProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "RealRecon.Emulator.dll"), "--http-port", "0", "--amqp-port", "0", "--data", dataFolder])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var emulator = new EmulatorProcess(Process.Start(start)!) { DataFolder = dataFolder };
        await emulator.WaitUntilReadyAsync();
        return emulator;
    }

    /// <summary>kill -9: nothing in the process gets a chance to tidy up.</summary>
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

    private async Task WaitUntilReadyAsync()
    {
        var ready = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The emulator ended before it was ready:\n" + Output()));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var match = await ready.Task.WaitAsync(StartLimit);
        Api = new Uri($"http://127.0.0.1:{match.Groups["http"].Value}");
        AmqpPort = int.Parse(match.Groups["amqp"].Value);

        void Read(string? line)
        {
            if (line is null) return;
            lock (_output) _output.Add(line);
            if (ReadyLine().Match(line) is { Success: true } found) ready.TrySetResult(found);
        }
    }

    private string Output()
    {
        lock (_output) return string.Join('\n', _output);
    }

    [GeneratedRegex(@"^RealRecon is ready: http://localhost:(?<http>\d+) \(AMQP (?<amqp>\d+)\)$")]
    private static partial Regex ReadyLine();
}
