using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>
/// One SQLite database with one writer. Writes that wait at the same time are committed together (a commit costs one disk flush, however much is in it)
/// and complete once they are on disk. Reads run beside them on connections of their own.
/// </summary>
public sealed class SqliteLedger : IDisposable
{
    /// <summary>Says that nothing is to be kept.</summary>
    public const string InMemory = ":memory:";

    // More would only make the first of them wait; a commit of this many rows takes a few milliseconds.
    private const int MaxGroup = 256;

    private readonly BlockingCollection<LedgerWork> _work = [];
    private readonly ConcurrentBag<LedgerConnection> _readers = [];
    private readonly LedgerConnection? _writer;
    private readonly Thread? _thread;
    private readonly string? _readerString;
    private volatile bool _closed;

    /// <param name="path">The database file, or <see cref="InMemory"/>. Its folder is created.</param>
    /// <exception cref="InvalidOperationException">A newer RealRecon made the database.</exception>
    public SqliteLedger(string path)
    {
        if (path == InMemory)
        {
            _writer = new LedgerConnection(ConnectionString(path, SqliteOpenMode.Memory));
        }
        else
        {
            var file = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _readerString = ConnectionString(file, SqliteOpenMode.ReadWrite);
            _writer = new LedgerConnection(ConnectionString(file, SqliteOpenMode.ReadWriteCreate));
        }

        try
        {
            SqliteSchema.Prepare(_writer, path);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }

        _thread = new Thread(() => WriteUntilDisposed(_writer)) { IsBackground = true, Name = "RealRecon ledger writer" };
        _thread.Start();
    }

    private SqliteLedger(LedgerConnection reader, string readerString)
    {
        _readerString = readerString;
        _readers.Add(reader);
    }

    /// <summary>Opens a ledger that another process may be writing: creates nothing, changes nothing, and holds up no writer.</summary>
    /// <exception cref="InvalidOperationException">There is no such file, or it is no ledger, or a newer RealRecon made it.</exception>
    public static SqliteLedger OpenReadOnly(string path)
    {
        if (!File.Exists(path)) throw new InvalidOperationException($"There is no file {path}.");
        var readerString = ConnectionString(Path.GetFullPath(path), SqliteOpenMode.ReadOnly);
        var reader = new LedgerConnection(readerString);
        try
        {
            SqliteSchema.Require(reader, path);
            return new SqliteLedger(reader, readerString);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Runs inside the next group's transaction and completes after its commit.</summary>
    /// <param name="write">Must refuse (by throwing <see cref="BlockConflictException"/>) before it changes anything; any other exception fails the whole group.</param>
    /// <param name="cancellation">Gives up while the work still waits; once it has begun, it is finished.</param>
    internal Task WriteAsync(Action<LedgerConnection> write, CancellationToken cancellation) => Enqueue(write, isWrite: true, cancellation);

    /// <summary>Runs at once on the calling thread; in memory, where a second connection would see another database, on the writer's.</summary>
    internal async Task<T> ReadAsync<T>(Func<LedgerConnection, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_readerString is null)
        {
            var result = default(T);
            await Enqueue(connection => result = read(connection), isWrite: false, cancellation);
            return result!;
        }

        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_readers.TryTake(out var reader)) reader = new LedgerConnection(_readerString);
        try
        {
            return read(reader);
        }
        finally
        {
            if (_closed) reader.Dispose();
            else _readers.Add(reader);
        }
    }

    /// <summary>Finishes the writes that wait, then closes the database.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _work.CompleteAdding();
        _thread?.Join();
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writer?.Dispose();
        _work.Dispose();
    }

    private static string ConnectionString(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = false,

        // Seconds. How long a statement waits for another process's lock (busy_timeout).
        DefaultTimeout = 5,
    }.ToString();

    private Task Enqueue(Action<LedgerConnection> action, bool isWrite, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_thread is null) throw new InvalidOperationException("The ledger is open for reading only.");
        var work = new LedgerWork(action, isWrite, cancellation);
        try
        {
            _work.Add(work, cancellation);
        }
        catch (InvalidOperationException closed)
        {
            throw new ObjectDisposedException(nameof(SqliteLedger), closed);
        }

        return work.Done;
    }

    private void WriteUntilDisposed(LedgerConnection writer)
    {
        var group = new List<LedgerWork>(MaxGroup);
        foreach (var first in _work.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MaxGroup && _work.TryTake(out var more)) group.Add(more);
            CommitGroup(writer, group);
            group.Clear();
        }
    }

    private static void CommitGroup(LedgerConnection writer, List<LedgerWork> group)
    {
        try
        {
            var writes = group.Exists(work => work.IsWrite);
            if (writes) writer.Execute("BEGIN IMMEDIATE");
            foreach (var work in group) work.Run(writer);
            if (writes) writer.Execute("COMMIT");
            foreach (var work in group) work.Complete();
        }
        catch (Exception trouble)
        {
            // A full disk, a lock held too long: nothing of the group is stored, and each caller learns of it.
            RollBack(writer);
            foreach (var work in group) work.Fail(trouble);
        }
    }

    private static void RollBack(LedgerConnection writer)
    {
        try
        {
            writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or BEGIN had failed.
        }
    }
}
