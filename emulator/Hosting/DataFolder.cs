using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>The folder that one emulator keeps everything in, locked while it runs.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, bool keeps, FileStream held)
    {
        Path = path;
        Keeps = keeps;
        _lock = held;
    }

    /// <summary>A folder of this name under the user's local application data.</summary>
    public static string Default => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "RealRecon");

    public string Path { get; }

    /// <summary>False when the folder goes with the run, so that nothing needs to wait for the disk.</summary>
    public bool Keeps { get; }

    public string HubFile => HubFileIn(Path);

    public string EntityFile => EntityFileIn(Path);

    /// <summary>The folder as <see cref="StorageOptions"/> takes it.</summary>
    public string LedgerFolder => Keeps ? Path : EmulatorOptions.InMemory;

    public static string HubFileIn(string folder) => System.IO.Path.Combine(folder, "hubs.db");

    public static string EntityFileIn(string folder) => System.IO.Path.Combine(folder, "entities.db");

    /// <summary>Where the anchors of this folder's log are: what was named, else a folder beside it; null where nothing is kept and none was named.</summary>
    /// <param name="named">As in <see cref="EmulatorOptions.Anchors"/>.</param>
    /// <exception cref="StartException">What was named is no such place.</exception>
    public IAnchorStore? AnchorsFor(string? named)
    {
        if (Keeps) return AnchorsIn(Path, named);
        return named is null ? null : throw new StartException("--anchors needs an audit log that stays; name a folder with --data, too.");
    }

    /// <inheritdoc cref="AnchorsFor"/>
    public static IAnchorStore AnchorsIn(string folder, string? named)
    {
        try
        {
            return AnchorPlace.Open("--anchors", named ?? System.IO.Path.Combine(folder, AnchorPlace.Container));
        }
        catch (SettingException trouble)
        {
            throw new StartException(trouble.Message, trouble);
        }
    }

    /// <summary>Creates the folder where needed and locks it.</summary>
    /// <param name="data">A folder, or <see cref="EmulatorOptions.InMemory"/> for one that goes with the run.</param>
    /// <exception cref="StartException">It cannot be written, or another emulator has it.</exception>
    public static DataFolder Open(string data)
    {
        var keeps = data != EmulatorOptions.InMemory;
        var path = keeps ? System.IO.Path.GetFullPath(data) : Directory.CreateTempSubdirectory("realrecon-").FullName;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder {path} cannot be created; name one with --data that you may write to.", trouble);
        }

        return new DataFolder(path, keeps, Lock(path));
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!Keeps) Directory.Delete(Path, recursive: true);
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "emulator.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException trouble)
        {
            throw new StartException($"The folder {path} cannot be written; name one with --data that you may write to.", trouble);
        }
        catch (IOException trouble) when (!IsHeld(trouble))
        {
            throw new StartException($"The folder {path} cannot be used ({trouble.Message}); mend it, or name another one with --data.", trouble);
        }
        catch (IOException trouble)
        {
            throw new StartException($"Another emulator uses the folder {path}; stop it, or name another folder with --data.", trouble);
        }
    }

    /// <summary>Whether somebody else has the file open: a sharing or lock violation on Windows, EWOULDBLOCK (11 on Linux, 35 on macOS) elsewhere.</summary>
    private static bool IsHeld(IOException trouble) =>
        OperatingSystem.IsWindows() ? (trouble.HResult & 0xFFFF) is 32 or 33 : trouble.HResult is 11 or 35;
}
