using System.Text.Json;
using Microsoft.Data.Sqlite;
using RealRecon.Core;

namespace RealRecon.Tests.Whole;

/// <summary>
/// What a kill leaves: the files as they are at this moment, whoever is writing them. SQLite's log carries checksums, so a commit that was copied half
/// is none, as after a real kill. Entities are copied first: of the two the ledger may be ahead, never behind.
/// </summary>
internal sealed class Remains : IDisposable
{
    private readonly Hosting.TempFolder _folder = new();

    public Remains(WholeStage killed)
    {
        (At, Pager) = (killed.Now, killed.Pager.AfterRestart(killed.Time));
        Copy(killed.EntityFile);
        Copy(killed.LedgerFile);
    }

    public DateTimeOffset At { get; }

    public Pager Pager { get; }

    /// <summary>Questions whose answers the transaction has heard.</summary>
    public int Answered
    {
        get
        {
            using var connection = new SqliteConnection($"Data Source={_folder.In("entities.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT CAST(State AS TEXT) FROM Entities WHERE Address LIKE 'Transaction/%'";
            return JsonSerializer.Deserialize((string)command.ExecuteScalar()!, CoreJson.Default.TransactionState)!.Attention?.Answers.Length ?? 0;
        }
    }

    public void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(_folder.Path)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string file)
    {
        foreach (var part in (string[])["", "-wal"])
        {
            if (File.Exists(file + part)) File.Copy(file + part, _folder.In(Path.GetFileName(file) + part));
        }
    }
}
