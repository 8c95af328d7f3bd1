using Azure;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;

namespace RealRecon.Emulator.Hosting;

/// <summary>Where audit log, views and dead letters go: the data folder, or a storage account.</summary>
internal sealed class Stores(IAuditStore audit, IDeadLetterStore letters, SqliteLedger? ledger) : IDisposable
{
    private const string Azurite = "UseDevelopmentStorage=true";

    public IAuditStore Audit { get; } = audit;

    public IDeadLetterStore Letters { get; } = letters;

    /// <summary>Opens what <c>--storage</c> names and creates what is missing there.</summary>
    /// <exception cref="StartException">It cannot be understood or does not answer.</exception>
    public static async Task<Stores> OpenAsync(string storage, DataFolder folder, CancellationToken cancellation)
    {
        var stores = storage.ToLowerInvariant() switch
        {
            EmulatorOptions.Sqlite => OnLedger(folder.Keeps ? folder.LedgerFile : SqliteLedger.InMemory),
            "azurite" => OnTables(Azurite),
            _ => OnTables(storage),
        };
        try
        {
            await stores.Audit.InitialiseAsync(cancellation);
            await stores.Letters.InitialiseAsync(cancellation);
            return stores;
        }
        catch (Exception trouble) when (trouble is RequestFailedException or AggregateException or HttpRequestException)
        {
            stores.Dispose();
            throw new StartException(
                "The storage account named with --storage does not answer; start Azurite (npx azurite), correct the connection string, or leave --storage out.", trouble);
        }
    }

    public void Dispose() => ledger?.Dispose();

    private static Stores OnLedger(string file)
    {
        try
        {
            var ledger = new SqliteLedger(file);
            return new Stores(new SqliteAuditStore(ledger), new SqliteDeadLetterStore(ledger), ledger);
        }
        catch (InvalidOperationException newer)
        {
            throw new StartException(newer.Message, newer);
        }
    }

    private static Stores OnTables(string connectionString) =>
        throw new StartException($"--storage takes sqlite ({connectionString.Length}).");
}
