using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>The tables of ledger.db.</summary>
internal static class SqliteSchema
{
    private const int Version = 3;

    /// <summary>The version that brought <c>cases</c>.</summary>
    private const int CasesVersion = 2;

    /// <summary>The version that brought the order of a transaction.</summary>
    private const int OrdersVersion = 3;

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
        -- Ascending, because SQLite appends cheaply at the right edge only; lists read it backwards. It holds what lists filter by, so that a rare reason
        -- or provider is looked for here and not in the rows.
        CREATE INDEX transactions_by_time ON transactions (opened_at, status, reasons, gateway_provider, bank_provider);
        -- Most transactions end up MATCHED: their lists are read by time, and moving them here would cost each of them an entry that nobody needs.
        CREATE INDEX transactions_by_status ON transactions (status, opened_at) WHERE status <> 'MATCHED';
        CREATE INDEX transactions_by_deadline ON transactions (deadline) WHERE deadline IS NOT NULL;

        CREATE TABLE dead_letters (key TEXT NOT NULL PRIMARY KEY, letter TEXT NOT NULL) WITHOUT ROWID;
        """;

    private const string Cases =
        """
        CREATE TABLE cases (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            since INTEGER NOT NULL,
            deadline INTEGER,
            last_block INTEGER NOT NULL,
            positions TEXT NOT NULL,
            snapshot BLOB NOT NULL,
            PRIMARY KEY (kind, key)
        );
        CREATE INDEX cases_by_time ON cases (since, is_open);
        CREATE INDEX cases_by_kind ON cases (kind, is_open, since);
        CREATE INDEX cases_by_deadline ON cases (deadline) WHERE deadline IS NOT NULL;
        """;

    // Beside the versions: a RealRecon that does not know the table loses nothing by not reading it, and may go on with the file.
    private const string Handling = "CREATE TABLE IF NOT EXISTS dead_letter_handling (key TEXT NOT NULL PRIMARY KEY, handling TEXT NOT NULL) WITHOUT ROWID;";

    // Not part of the versions: an earlier RealRecon that opens the file need not know of it.
    private const string Sweeps = "CREATE TABLE IF NOT EXISTS sweeps (id INTEGER PRIMARY KEY, record TEXT NOT NULL);";

    // As the sweeper's record: not part of the versions.
    private const string CursorKeys = "CREATE TABLE IF NOT EXISTS cursor_keys (id INTEGER PRIMARY KEY, key TEXT NOT NULL);";

    // Of transactions that were written before it is known which order they belong to only once something new is heard of them. The index holds those
    // with an order alone, and not the time: an order has few transactions, and an update that leaves the order alone then leaves the index alone.
    private const string Orders =
        """
        ALTER TABLE transactions ADD COLUMN order_id TEXT;
        CREATE INDEX transactions_by_order ON transactions (order_id) WHERE order_id IS NOT NULL;
        """;

    /// <summary>Sets the connection up and creates what is missing.</summary>
    /// <exception cref="InvalidOperationException">A newer RealRecon made the database.</exception>
    public static void Prepare(LedgerConnection connection, string path)
    {
        // 64 MiB of cache (the default is 2) hold the upper levels of all indexes of some million transactions, whose keys come in no order.
        // A checkpoint every 16 MiB of log: ids come in no order, so a rarer one would write more changes of a page at once, but the commit that
        // does it waits: with 64 MiB the slowest hundredth of events at 10,000 a second took half as long again.
        connection.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;");
        connection.Script("BEGIN IMMEDIATE");
        var version = KnownVersion(connection, path);
        if (version == 0) connection.Script(Tables);
        if (version < CasesVersion) connection.Script(Cases);
        if (version < OrdersVersion) connection.Script(Orders);
        if (version < Version) connection.Script($"PRAGMA user_version = {Version}");
        connection.Script(Handling);
        connection.Script(Sweeps);
        connection.Script(CursorKeys);
        connection.Script("COMMIT");
    }

    /// <summary>Makes sure that there is a ledger, without touching it.</summary>
    /// <exception cref="InvalidOperationException">It is none, or a newer RealRecon made it.</exception>
    public static void Require(LedgerConnection connection, string path)
    {
        try
        {
            const string Blocks = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'blocks'";
            if (KnownVersion(connection, path) > 0 && connection.Number(Blocks) == 1) return;
        }
        catch (SqliteException notOne) when (notOne.SqliteErrorCode == raw.SQLITE_NOTADB)
        {
            throw NoLedger(path, notOne);
        }

        throw NoLedger(path, null);
    }

    /// <summary>False for a file that an earlier version wrote and that nobody has opened for writing since: it holds no cases.</summary>
    public static bool HasCases(LedgerConnection connection) => connection.Number("PRAGMA user_version") >= CasesVersion;

    /// <summary>As <see cref="HasCases"/>: it does not know of orders.</summary>
    public static bool HasOrders(LedgerConnection connection) => connection.Number("PRAGMA user_version") >= OrdersVersion;

    /// <summary>The version of the tables; 0 before there are any.</summary>
    private static long KnownVersion(LedgerConnection connection, string path)
    {
        var version = connection.Number("PRAGMA user_version");
        return version <= Version ? version : throw new InvalidOperationException($"{path} was made by a newer RealRecon (schema {version}; this one knows {Version}).");
    }

    private static InvalidOperationException NoLedger(string path, Exception? inner) => new($"{path} is not a RealRecon ledger.", inner);
}
