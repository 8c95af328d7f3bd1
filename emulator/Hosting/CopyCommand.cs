using Azure;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Storage;

namespace RealRecon.Emulator.Hosting;

/// <summary>Copies audit log and dead letters from one storage to another: backup, restoration, and views made anew. The source is not changed.</summary>
internal static class CopyCommand
{
    /// <summary>Prints what was copied; 0 when all of it was.</summary>
    /// <param name="from">A folder with a <c>ledger.db</c>, a storage connection string, or the https address of a table endpoint.</param>
    /// <param name="to">The same; a folder is created.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="cancellation">Ends it; a later run goes on from there.</param>
    /// <exception cref="StartException">One of the two cannot be used.</exception>
    public static async Task<int> RunAsync(string from, string to, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            using var source = await Stores.OpenAsync(SourceOf(from), cancellation, "--from");
            using var target = await Stores.OpenAsync(TargetOf(to), cancellation, "--to");
            var report = await new AuditLogCopy(source.Audit, target.Audit).RunAsync(cancellation);
            var letters = await DeadLetterCopy.RunAsync(source.Letters, target.Letters, cancellation);
            await output.WriteLineAsync($"Copied {report.Blocks} blocks with {report.Entries} entries that were not there yet; {letters} dead letters are there.");
            if (report.Finding is not { } finding) return 0;
            await output.WriteLineAsync($"STOPPED ({finding.Fault}) in shard {finding.Shard}: {finding.Sentence}");
            return 1;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"A folder cannot be used ({unusable.Message.TrimEnd('.')}); name one with --from or --to that you may read or write.", unusable);
        }
        catch (Exception silent) when (silent is RequestFailedException or AggregateException or SqliteException)
        {
            throw new StartException($"One of the two storages stopped answering ({silent.GetBaseException().Message.Split('\n')[0].TrimEnd('.', '\r')}); try again, the copy goes on where it ended.", silent);
        }
    }

    private static StorageOptions SourceOf(string place) => OptionsOf(place) is { Storage: StorageOptions.Sqlite } folder
        ? File.Exists(Path.Combine(folder.DataFolder, StorageOptions.LedgerFile))
            ? folder with { ReadOnly = true }
            : throw new StartException($"The folder {folder.DataFolder} holds no audit log; name one that does with --from.")
        : OptionsOf(place) with { ReadOnly = true };

    private static StorageOptions TargetOf(string place)
    {
        var options = OptionsOf(place);
        if (options.Storage == StorageOptions.Sqlite && File.Exists(DataFolder.EntityFileIn(options.DataFolder)))
        {
            throw new StartException($"The folder {options.DataFolder} is an emulator's own; name another one with --to, for a copy would not be what its entities know.");
        }

        return options;
    }

    /// <summary>What has neither an equals sign nor a scheme is a folder.</summary>
    private static StorageOptions OptionsOf(string place) =>
        place.Contains('=', StringComparison.Ordinal) || place.Contains("://", StringComparison.Ordinal) || place.Equals(StorageOptions.Azurite, StringComparison.OrdinalIgnoreCase)
            ? new StorageOptions { Storage = place }
            : new StorageOptions { Storage = StorageOptions.Sqlite, DataFolder = Path.GetFullPath(place) };
}
