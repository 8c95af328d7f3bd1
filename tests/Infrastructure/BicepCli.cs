using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace RealRecon.Tests.Infrastructure;

/// <summary>The Bicep CLI of iac/tools/Bicep.csproj, for tests that compile templates.</summary>
internal sealed class BicepCli
{
    // Compiling takes a second or two on an idle machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _path;

    private BicepCli(string path) => _path = path;

    /// <summary>Finds the CLI. Without it the calling test is skipped with the reason, or fails where CI=true.</summary>
    public static BicepCli Require()
    {
        var path = PathOf(XDocument.Load(Path.Combine(Repository.Root, "iac", "tools", "Bicep.csproj")).Descendants("BicepVersion").Single().Value);
        if (File.Exists(path))
        {
            // Packages do not keep the right to execute.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
            return new BicepCli(path);
        }

        const string Reason = "Needs the Bicep CLI; \"dotnet restore iac/tools\" fetches it.";
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(Reason);
        Assert.Skip(Reason);
        throw new UnreachableException();
    }

    /// <summary>Runs it in the folder iac.</summary>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="arguments">The command and what belongs to it.</param>
    public async Task<BicepOutput> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(_path, arguments)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "iac"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(limit.Token));
            return new BicepOutput(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"bicep {string.Join(' ', arguments)} took longer than {Patience.TotalMinutes} minutes.");
        }
    }

    public Task<BicepOutput> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    private static string PathOf(string version)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return Path.Combine(cache, $"azure.bicep.commandline.{system}-{machine}", version, "tools", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");
    }
}

internal sealed record BicepOutput(int ExitCode, string Output, string Errors);
