using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Data.Sqlite;
using RealRecon.Adapters.Anchors;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Verification;
using RealRecon.Core.Audit.Verification;

namespace RealRecon.Emulator.Hosting;

/// <summary>Walks an audit log and compares it with what the shard entities know. It changes nothing, so an emulator may be running meanwhile.</summary>
internal static class VerifyCommand
{
    /// <summary>Prints what was checked and the first thing that is wrong; 0 when nothing is.</summary>
    /// <exception cref="StartException">There is nothing to verify.</exception>
    public static async Task<int> RunAsync(string data, string storage, string? anchors, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(data);
        if (!Directory.Exists(folder)) throw new StartException($"There is no folder {folder}; name the emulator's data folder with --data.");
        if (storage.Equals(StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase) && !File.Exists(Path.Combine(folder, StorageOptions.LedgerFile)))
        {
            throw new StartException($"The folder {folder} holds no audit log; name the emulator's data folder with --data, or where its log is with --storage.");
        }

        try
        {
            using var stores = await Stores.OpenAsync(new StorageOptions { Storage = storage, DataFolder = folder, ReadOnly = true }, cancellation);
            return await WalkAsync(stores, folder, DataFolder.AnchorsIn(folder, anchors), anchors is not null, output, cancellation);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidCastException or SqliteException)
        {
            await output.WriteLineAsync($"WRONG (UNREADABLE): a row of the storage or of the data folder is not one that RealRecon wrote: {unreadable.Message}");
            return 1;
        }
        catch (AuthenticationFailedException trouble)
        {
            throw new StartException("No Azure identity of this machine may read the place named with --anchors; sign in (az login), or name its connection string.", trouble);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder of the anchors cannot be read ({unusable.Message.TrimEnd('.')}); name one with --anchors that you may read.", unusable);
        }
        catch (Exception silent) when (silent is RequestFailedException or AggregateException)
        {
            throw new StartException("The storage account or the place of the anchors stopped answering; try again, or correct --storage and --anchors.", silent);
        }
    }

    private static async Task<int> WalkAsync(Stores stores, string folder, IAnchorStore anchors, bool areNamed, TextWriter output, CancellationToken cancellation)
    {
        // Before the walk: the log only grows, so what the entities knew then must be in it.
        var known = KnownShards.ReadFrom(DataFolder.EntityFileIn(folder));
        var report = await AuditLogVerification.VerifyAsync(stores.Audit, stores.Cases, progress: null, cancellation, anchors);
        var repeated = report.Repeated > 0 ? $" ({report.Repeated} of them repeated)" : "";
        if (areNamed && report is { Anchors: 0, Finding: null }) throw new StartException("There are no anchors at the place named with --anchors; correct it, or leave it out to verify the log by itself.");
        await output.WriteLineAsync($"Checked {report.Shards} shards, {report.Blocks} blocks, {report.Entries} entries{repeated}, {report.Transactions} transactions, {report.Cases} cases, {known.Count} shard entities, {report.Anchors} anchors.");
        var finding = report.Finding ?? await known.FirstMissingAsync(stores.Audit, cancellation);
        await output.WriteLineAsync(finding is null ? $"The audit log is sound.{(report.Anchors == 0 ? " There were no anchors to hold it against." : "")}" : $"WRONG ({finding.Fault}) in {PlaceOf(finding)}: {finding.Sentence}");
        return finding is null ? 0 : 1;
    }

    private static string PlaceOf(AuditFinding finding) =>
        $"shard {finding.Shard}{(finding.Block is { } block ? $", block {block}" : "")}{(finding.Sequence is { } sequence ? $", sequence {sequence}" : "")}";
}
