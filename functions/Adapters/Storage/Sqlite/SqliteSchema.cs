namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The tables of ledger.db.</summary>
internal static class SqliteSchema
{
    private const int Version = 1;

    // The first two triggers keep this program and any tool that opens the file by mistake from rewriting the log; the hashes are for whoever means to.
    private const string Tables =
        """
        CREATE TABLE blocks (
            shard INTEGER NOT NULL,
            number INTEGER NOT NULL,
            first_sequence INTEGER NOT NULL,
            entries BLOB NOT NULL,
            entry_hashes BLOB NOT NULL,
            root BLOB NOT NULL,
            previous_hash BLOB NOT NULL,
            hash BLOB NOT NULL,
            PRIMARY KEY (shard, number)
        );
        CREATE TRIGGER blocks_are_not_changed BEFORE UPDATE ON blocks BEGIN SELECT RAISE(ABORT, 'Audit blocks are insert-only.'); END;
        CREATE TRIGGER blocks_are_not_deleted BEFORE DELETE ON blocks BEGIN SELECT RAISE(ABORT, 'Audit blocks are insert-only.'); END;

        CREATE TABLE heads (shard INTEGER PRIMARY KEY, block INTEGER NOT NULL, head TEXT NOT NULL);

        CREATE TABLE transactions (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            status TEXT NOT NULL,
            reasons TEXT NOT NULL,
            gateway_provider TEXT,
            bank_provider TEXT,
            opened_at INTEGER NOT NULL,
            deadline INTEGER,
            last_block INTEGER NOT NULL,
            positions TEXT NOT NULL,
            snapshot BLOB NOT NULL
        );
        CREATE INDEX transactions_by_time ON transactions (opened_at DESC, id, reasons, gateway_provider, bank_provider);
        CREATE INDEX transactions_by_status ON transactions (status, opened_at DESC, id);
        CREATE INDEX transactions_by_deadline ON transactions (deadline, id) WHERE deadline IS NOT NULL;

        CREATE TABLE dead_letters (key TEXT NOT NULL PRIMARY KEY, letter TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Sets the connection up and creates what is missing.</summary>
    /// <exception cref="InvalidOperationException">A newer RealRecon made the database.</exception>
    public static void Prepare(LedgerConnection connection, string path)
    {
        // 64 MiB of cache (the default is 2) hold the upper levels of all indexes of some million transactions, whose keys come in no order.
        // A checkpoint every 16 MiB of log writes a page that changes often once instead of four times.
        connection.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;");
        connection.Script("BEGIN IMMEDIATE");
        var version = connection.Number("PRAGMA user_version");
        if (version > Version) throw new InvalidOperationException($"{path} was made by a newer RealRecon (schema {version}; this one knows {Version}).");
        if (version == 0) connection.Script(Tables + $"PRAGMA user_version = {Version};");
        connection.Script("COMMIT");
    }
}
