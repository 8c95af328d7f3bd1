using Microsoft.Data.Sqlite;

namespace RealRecon.Emulator.Entities;

/// <summary>
/// The runtime's file. Rows of entities are numbered in the order of creation and updated by that number, so that hot transactions, which are
/// the young ones, share pages; the unique index on addresses is touched once per entity. Messages are appended and deleted in about the same order.
/// </summary>
internal static class EntityDatabase
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS Entities (Row INTEGER PRIMARY KEY, Address TEXT NOT NULL UNIQUE, State BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS Messages (Id INTEGER PRIMARY KEY, DueTicks INTEGER, Address TEXT NOT NULL, Operation TEXT NOT NULL, Payload BLOB);
        """;

    /// <summary>Opens the file for the one writer and creates what is missing.</summary>
    public static SqliteConnection OpenWriter(string file, bool durable)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate);

        // FULL: a commit is on disk when it returns. Checkpoints are kept short because they delay the commit that triggers them.
        connection.Run("PRAGMA page_size=8192");
        connection.Run("PRAGMA journal_mode=WAL");
        connection.Run(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
        connection.Run("PRAGMA wal_autocheckpoint=2000");
        connection.Run("PRAGMA cache_size=-65536");
        connection.Run(Schema);
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

    private static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
