using Microsoft.Data.Sqlite;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// The runtime's file. Rows of entities are numbered in the order of creation and updated by that number, so that hot transactions, which are
/// the young ones, share pages. Items (<see cref="EntityItems"/>) and messages are appended and deleted in
/// about the same order, so that a commit dirties few pages of them.
/// </summary>
internal static class EntityDatabase
{
    // Raised when an older program could not read the file.
    private const long Version = 2;

    // The index only grows at its end; it is there so that a start reads the addresses without the states.
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS Entities (Row INTEGER PRIMARY KEY, Address TEXT NOT NULL, State BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS Addresses ON Entities (Row, Address);
        CREATE TABLE IF NOT EXISTS Items (Id INTEGER PRIMARY KEY, Row INTEGER NOT NULL, Number INTEGER NOT NULL, Content BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS Messages (Id INTEGER PRIMARY KEY, DueTicks INTEGER, Address TEXT NOT NULL, Operation TEXT NOT NULL, Payload BLOB, TraceParent TEXT);
        """;

    /// <summary>Opens the file for the one writer and creates what is missing.</summary>
    /// <exception cref="InvalidDataException">A newer RealRecon made it.</exception>
    public static SqliteConnection OpenWriter(string file, bool durable)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate);

        // FULL: a commit is on disk when it returns. Checkpoints are kept short because they delay the commit that triggers them.
        connection.RefuseNewer(file);
        connection.Run("PRAGMA page_size=8192");
        connection.Run("PRAGMA journal_mode=WAL");
        connection.Run(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
        connection.Run("PRAGMA wal_autocheckpoint=2000");
        connection.Run("PRAGMA cache_size=-65536");
        connection.Run(Schema);
        connection.AddTraces();
        connection.Run($"PRAGMA user_version={Version}");
        return connection;
    }

    /// <summary>Opens the file for reading beside the writer; each statement sees the last commit.</summary>
    public static SqliteConnection OpenReader(string file) => Open(file, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void RefuseNewer(this SqliteConnection connection, string file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        if ((long)command.ExecuteScalar()! <= Version) return;
        connection.Dispose();
        throw new InvalidDataException($"The file {file} was made by a newer RealRecon; use that one, or name another folder with --data.");
    }

    // A program that does not know the column neither reads nor writes it, so the version stays.
    private static void AddTraces(this SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info('Messages') WHERE name = 'TraceParent'";
        if ((long)command.ExecuteScalar()! == 0) connection.Run("ALTER TABLE Messages ADD COLUMN TraceParent TEXT");
    }

    private static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
