using Microsoft.Data.Sqlite;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>The file of the hub log: how it is opened and what tables it has.</summary>
internal static class HubSchema
{
    private const int SchemaVersion = 1;

    // So that a file of another program is not taken for ours ("RRHL").
    private const int ApplicationId = 0x5252484c;

    private const string Schema = """
        CREATE TABLE chunks (
          id INTEGER PRIMARY KEY,
          hub TEXT NOT NULL,
          partition INTEGER NOT NULL,
          first_sequence INTEGER NOT NULL,
          last_sequence INTEGER NOT NULL,
          enqueued_at INTEGER NOT NULL,
          events BLOB NOT NULL,
          UNIQUE (hub, partition, last_sequence)
        ) STRICT;
        CREATE TABLE checkpoints (
          hub TEXT NOT NULL,
          partition INTEGER NOT NULL,
          consumer_group TEXT NOT NULL,
          sequence INTEGER NOT NULL,
          PRIMARY KEY (hub, partition, consumer_group)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>A connection with the settings that durability rests on.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
        try
        {
            connection.Open();
            // FULL: an accepted event survives a power cut. The small automatic checkpoint bounds both the WAL and the pause that it costs.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 33554432;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Creates the tables in a new file and refuses a file that is not ours.</summary>
    /// <exception cref="HubLogException">Another program's file, or one of a later version.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        var version = Scalar(connection, "PRAGMA user_version");
        var application = Scalar(connection, "PRAGMA application_id");
        var isNew = version == 0 && application == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != ApplicationId) throw new HubLogException($"{path} is an SQLite file of another program.");
        if (version > SchemaVersion) throw new HubLogException($"The hub log {path} was written by a later version of RealRecon.");
        if (!isNew) return;

        using var transaction = connection.BeginTransaction();
        Execute(connection, $"{Schema} PRAGMA user_version = {SchemaVersion}; PRAGMA application_id = {ApplicationId};", transaction);
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
