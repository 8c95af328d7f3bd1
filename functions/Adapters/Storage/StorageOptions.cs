namespace RealRecon.Adapters.Storage;

/// <summary>Where audit log, views and dead letters are kept.</summary>
public sealed record StorageOptions
{
    public const string Sqlite = "sqlite";
    public const string Azurite = "azurite";
    public const string LedgerFile = "ledger.db";

    /// <summary><see cref="Sqlite"/>, <see cref="Azurite"/> (on its usual ports), a storage connection string, or the https address of a table endpoint (then with the process's own Azure identity).</summary>
    public string Storage { get; init; } = Sqlite;

    /// <summary>Folder of <see cref="LedgerFile"/> for SQLite; <c>:memory:</c> keeps nothing.</summary>
    public string DataFolder { get; init; } = ":memory:";

    /// <summary>Opens the SQLite file beside a process that writes it, and neither creates nor changes anything in it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Put before each table's name, letters and digits only.</summary>
    public string TablePrefix { get; init; } = "";
}
