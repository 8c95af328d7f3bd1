using System.Diagnostics;
using System.Text.Json;

namespace RealRecon.Tests.Fixtures;

/// <summary>Node and the npm packages of tests/package.json, for tests that need a program from there.</summary>
public sealed class NodeTools
{
    // A first install takes about a minute on a slow line.
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<(NodeTools? Tools, string Reason)>> Found = new(() => Task.Run(FindAsync));

    private readonly string _node;

    private NodeTools(string node, string folder)
    {
        _node = node;
        Folder = folder;
    }

    /// <summary>The folder that holds <c>node_modules</c>: scripts that import a package must lie in it or below.</summary>
    public string Folder { get; }

    /// <summary>Finds Node and installs the packages once. Without them the calling test is skipped with the reason, or fails where CI=true.</summary>
    public static async Task<NodeTools> RequireAsync()
    {
        var (tools, reason) = await Found.Value;
        if (tools is not null) return tools;
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(reason);
        Assert.Skip(reason);
        throw new UnreachableException();
    }

    /// <summary>How to run a script with Node: redirected output, no window, working directory <see cref="Folder"/>.</summary>
    /// <param name="script">Path relative to <see cref="Folder"/>, or absolute.</param>
    /// <param name="arguments">The script's arguments.</param>
    public ProcessStartInfo Script(string script, params string[] arguments) => Command(_node, Folder, [script, .. arguments]);

    private static async Task<(NodeTools?, string)> FindAsync()
    {
        if (FolderOfTests() is not { } folder) return (null, "Needs tests/package.json beside the test sources.");
        if (OnPath("node") is not { } node) return (null, "Needs Node.js 20 or newer on PATH.");
        if (OnPath("npm") is not { } npm) return (null, "Needs npm on PATH.");
        var trouble = await InstallAsync(npm, folder);
        return trouble is null ? (new NodeTools(node, folder), "") : (null, trouble);
    }

    private static async Task<string?> InstallAsync(string npm, string folder)
    {
        if (IsInstalled(folder)) return null;
        using var turn = await TakeTurnAsync(Path.Combine(folder, "obj", "npm.lock"));
        if (IsInstalled(folder)) return null;

        using var process = Process.Start(Command(npm, folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))!;
        using var limit = new CancellationTokenSource(InstallLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0 ? null : $"npm ci in tests/ failed with exit code {process.ExitCode}: {errors.Result.Trim()}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return $"npm ci in tests/ took longer than {InstallLimit.TotalMinutes} minutes.";
        }
    }

    /// <summary>npm writes the hidden lock file last, so with it and the named versions an installation is whole.</summary>
    private static bool IsInstalled(string folder)
    {
        var modules = Path.Combine(folder, "node_modules");
        if (!File.Exists(Path.Combine(modules, ".package-lock.json"))) return false;
        using var wanted = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        return wanted.RootElement.GetProperty("dependencies").EnumerateObject().All(package =>
        {
            var manifest = Path.Combine(modules, package.Name, "package.json");
            if (!File.Exists(manifest)) return false;
            using var installed = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return installed.RootElement.GetProperty("version").GetString() == package.Value.GetString();
        });
    }

    /// <summary>Several test processes may start at once on one checkout; only the holder of the file installs.</summary>
    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException && waited.Elapsed < InstallLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static string? FolderOfTests()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RealRecon.Tests.csproj"))) return folder.FullName;
        }

        return null;
    }

    private static string? OnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static ProcessStartInfo Command(string program, string folder, IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
    };
}
