using Microsoft.Extensions.DependencyInjection;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;

namespace RealRecon.Tests.Contract;

public sealed class StorageRegistrationTests
{
    [Theory]
    [InlineData("sqlite", typeof(SqliteAuditStore), typeof(SqliteDeadLetterStore))]
    [InlineData("SQLite", typeof(SqliteAuditStore), typeof(SqliteDeadLetterStore))]
    [InlineData("azurite", typeof(TableAuditStore), typeof(TableDeadLetterStore))]
    [InlineData("UseDevelopmentStorage=true", typeof(TableAuditStore), typeof(TableDeadLetterStore))]
    [InlineData("https://example.table.core.windows.net", typeof(TableAuditStore), typeof(TableDeadLetterStore))]
    public void AddRealReconStorage_ForAStorage_PutsItsAdaptersBehindThePorts(string storage, Type audit, Type letters)
    {
        using var services = new ServiceCollection().AddRealReconStorage(new StorageOptions { Storage = storage }).BuildServiceProvider();

        Assert.IsType(audit, services.GetRequiredService<IAuditStore>());
        Assert.Same(services.GetRequiredService<IAuditStore>(), services.GetRequiredService<ICaseStore>());
        Assert.IsType(letters, services.GetRequiredService<IDeadLetterStore>());
    }
}
