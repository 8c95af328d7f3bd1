using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;

namespace RealRecon.Adapters.Storage;

/// <summary>Puts one of the two storage adapters behind the ports.</summary>
public static class StorageRegistration
{
    /// <summary>Registers <see cref="IAuditStore"/>, <see cref="ICaseStore"/>, <see cref="IDeadLetterStore"/>, <see cref="ISweepRecords"/> and <see cref="ICursorKeyStore"/>. They open when first asked for; SQLite closes with the container.</summary>
    public static IServiceCollection AddRealReconStorage(this IServiceCollection services, StorageOptions options)
    {
        if (string.Equals(options.Storage, StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            var path = options.DataFolder == SqliteLedger.InMemory ? SqliteLedger.InMemory : Path.Combine(options.DataFolder, StorageOptions.LedgerFile);
            return services
                .AddSingleton(_ => options.ReadOnly ? SqliteLedger.OpenReadOnly(path) : new SqliteLedger(path))
                .AddSingleton<SqliteAuditStore>()
                .AddSingleton<IAuditStore>(provider => provider.GetRequiredService<SqliteAuditStore>())
                .AddSingleton<ICaseStore>(provider => provider.GetRequiredService<SqliteAuditStore>())
                .AddSingleton<IDeadLetterStore, SqliteDeadLetterStore>()
                .AddSingleton<ISweepRecords, SqliteSweepRecords>()
                .AddSingleton<ICursorKeyStore, SqliteCursorKeyStore>();
        }

        var names = new TableNames(options.TablePrefix);
        return services
            .AddSingleton(_ => Account(options.Storage))
            .AddSingleton(provider => new TableAuditStore(provider.GetRequiredService<TableServiceClient>(), names))
            .AddSingleton<IAuditStore>(provider => provider.GetRequiredService<TableAuditStore>())
            .AddSingleton<ICaseStore>(provider => provider.GetRequiredService<TableAuditStore>())
            .AddSingleton<IDeadLetterStore>(provider => new TableDeadLetterStore(provider.GetRequiredService<TableServiceClient>(), names))
            .AddSingleton<ISweepRecords>(provider => new TableSweepRecords(provider.GetRequiredService<TableServiceClient>(), names))
            .AddSingleton<ICursorKeyStore>(provider => new TableCursorKeyStore(provider.GetRequiredService<TableServiceClient>(), names));
    }

    private static TableServiceClient Account(string storage)
    {
        if (string.Equals(storage, StorageOptions.Azurite, StringComparison.OrdinalIgnoreCase)) return new TableServiceClient("UseDevelopmentStorage=true");
        return Uri.TryCreate(storage, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttps
            ? new TableServiceClient(endpoint, new DefaultAzureCredential())
            : new TableServiceClient(storage);
    }
}
