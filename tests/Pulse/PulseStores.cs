using Azure.Data.Tables;
using RealRecon.Adapters.Storage;
using RealRecon.Adapters.Storage.Sqlite;
using RealRecon.Adapters.Storage.Tables;
using RealRecon.Tests.Fixtures;

namespace RealRecon.Tests.Pulse;

public sealed class SqliteFilePulseTests : PulseContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realrecon-pulse-").FullName;
    private SqliteLedger? _ledger;

    private protected override Task<(IAuditStore, IDeadLetterStore, ISweepRecords)> OpenAsync()
    {
        _ledger = new SqliteLedger(Path.Combine(_folder, "ledger.db"));
        return Task.FromResult<(IAuditStore, IDeadLetterStore, ISweepRecords)>((new SqliteAuditStore(_ledger), new SqliteDeadLetterStore(_ledger), new SqliteSweepRecords(_ledger)));
    }

    private protected override Task CloseAsync()
    {
        _ledger!.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class TablePulseTests(Azurite azurite) : PulseContract
{
    private readonly TableNames _names = new($"T{Guid.NewGuid():N}"[..20]);

    private protected override async Task<(IAuditStore, IDeadLetterStore, ISweepRecords)> OpenAsync()
    {
        var account = new TableServiceClient(await azurite.RequireAsync());
        return (new TableAuditStore(account, _names), new TableDeadLetterStore(account, _names), new TableSweepRecords(account, _names));
    }

    private protected override Task CloseAsync() => Task.CompletedTask;
}
