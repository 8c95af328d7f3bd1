using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace RealRecon.Emulator.Hubs.Storage;

/// <summary>The one thread that writes the hub log. While a commit runs, the next one gathers: load makes commits larger, not more frequent.</summary>
internal sealed class HubLogWriter
{
    private const int TrimStepChunks = 32;

    // A checkpoint alone is worth no fsync of its own while events may be on their way.
    private static readonly TimeSpan CheckpointDelay = TimeSpan.FromMilliseconds(20);

    // Bounds the time that the first of many requests waits for the last.
    private const long CommitBytesMax = 8 << 20;

    private readonly object _gate = new();
    private readonly HubDatabase _database;
    private readonly FrozenDictionary<PartitionAddress, ChunkBuilder> _builders;
    private readonly FrozenDictionary<PartitionAddress, PartitionTail> _tails;
    private readonly long _waitingBytesMax;
    private readonly TimeProvider _time;
    private readonly HubMetrics? _metrics;
    private readonly ILogger _logger;
    private readonly Queue<AppendRequest> _appends = new();
    private readonly Queue<(PartitionAddress Address, long Last, DateTimeOffset Before)> _trims = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<CheckpointKey, long> _checkpoints = [];
    private TaskCompletionSource _checkpointsDone = NewSource();
    private long _waitingBytes;
    private bool _stopping;
    private volatile bool _isRefused;

    public HubLogWriter(
        HubDatabase database, HubTopology topology, FrozenDictionary<PartitionAddress, PartitionTail> tails, long waitingBytesMax, TimeProvider time, HubMetrics? metrics, ILogger logger)
    {
        (_database, _tails, _waitingBytesMax, _time, _metrics, _logger) = (database, tails, waitingBytesMax, time, metrics, logger);
        _builders = tails.ToFrozenDictionary(tail => tail.Key, tail => new ChunkBuilder(database, topology.Find(tail.Key.Hub)!, tail.Key.Partition, tail.Value));
        new Thread(Run) { IsBackground = true, Name = "hub log writer" }.Start();
    }

    public long WaitingBytes => Interlocked.Read(ref _waitingBytes);

    /// <summary>True from a commit that failed to the next one that did not.</summary>
    public bool IsRefusedByDisk => _isRefused;

    public Task Enqueue(AppendRequest request)
    {
        lock (_gate)
        {
            if (_stopping) return Task.FromException(new HubLogException("The hub log is closed."));
            if (_waitingBytes > _waitingBytesMax) return Task.FromException(new HubLogBusyException());
            _waitingBytes += request.Bytes;
            _appends.Enqueue(request);
            Monitor.Pulse(_gate);
            return request.Done;
        }
    }

    public Task Enqueue(CheckpointKey key, long sequence)
    {
        lock (_gate)
        {
            if (_stopping) return Task.FromException(new HubLogException("The hub log is closed."));
            _checkpoints[key] = Math.Max(sequence, _checkpoints.GetValueOrDefault(key, -1));
            Monitor.Pulse(_gate);
            return _checkpointsDone.Task;
        }
    }

    public void RequestTrim(DateTimeOffset before, IReadOnlyList<(PartitionAddress Address, long Last)> expired)
    {
        lock (_gate)
        {
            if (_trims.Count > 0) return;
            foreach (var (address, last) in expired) _trims.Enqueue((address, last, before));
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Refuses new work and completes once all earlier work is on disk.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        return _stopped.Task;
    }

    private void Run()
    {
        var appends = new List<AppendRequest>();
        while (Gather(appends, out var checkpoints, out var checkpointsDone))
        {
            if (appends.Count > 0 || checkpoints.Count > 0) Commit(appends, checkpoints, checkpointsDone);
            TrimOneStep();
        }

        _stopped.SetResult();
    }

    /// <summary>Waits for work and takes what fits into one commit; false once stopped with nothing left.</summary>
    private bool Gather(List<AppendRequest> appends, out Dictionary<CheckpointKey, long> checkpoints, out TaskCompletionSource checkpointsDone)
    {
        appends.Clear();
        lock (_gate)
        {
            while (_appends.Count == 0 && _trims.Count == 0 && !_stopping)
            {
                if (!Monitor.Wait(_gate, _checkpoints.Count > 0 ? CheckpointDelay : Timeout.InfiniteTimeSpan)) break;
            }

            for (var bytes = 0L; bytes < CommitBytesMax && _appends.TryDequeue(out var request); bytes += request.Bytes) appends.Add(request);
            (checkpoints, _checkpoints) = (_checkpoints, []);
            (checkpointsDone, _checkpointsDone) = (_checkpointsDone, NewSource());
            return !_stopping || appends.Count > 0 || checkpoints.Count > 0;
        }
    }

    private void Commit(List<AppendRequest> appends, Dictionary<CheckpointKey, long> checkpoints, TaskCompletionSource checkpointsDone)
    {
        try
        {
            lock (_database.WriteGate) Write(appends, checkpoints);
        }
        catch (Exception trouble)
        {
            Fail(trouble, appends, checkpointsDone);
            return;
        }

        _isRefused = false;
        foreach (var builder in _builders.Values)
        {
            if (!builder.IsEmpty) builder.Publish();
        }

        checkpointsDone.TrySetResult();
        foreach (var request in appends)
        {
            Leave(request);
            _metrics?.CountAccepted(request.Hub.Name, request.Messages.Count);
            request.Succeed();
        }
    }

    private void Write(List<AppendRequest> appends, Dictionary<CheckpointKey, long> checkpoints)
    {
        // Event Hubs counts in milliseconds; with the same grain an event reads back as it was first handed out.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        using var transaction = _database.Begin();
        foreach (var request in appends)
        {
            foreach (var (partition, message) in request.Messages) _builders[new PartitionAddress(request.Hub.Name, partition)].Add(transaction, message, now);
        }

        foreach (var builder in _builders.Values) builder.Flush(transaction, now);
        foreach (var (key, sequence) in checkpoints) _database.SetCheckpoint(transaction, key, sequence);
        transaction.Commit();
    }

    private void Fail(Exception trouble, List<AppendRequest> appends, TaskCompletionSource checkpointsDone)
    {
        _isRefused = true;
        foreach (var builder in _builders.Values) builder.Discard();
        Log.CommitFailed(_logger, trouble, appends.Sum(request => request.Messages.Count));
        var why = trouble is SqliteException sqlite ? HubDatabase.Reason(sqlite) : trouble.Message;
        var reason = new HubLogException($"The hub log cannot be written: {why}.", trouble);
        checkpointsDone.TrySetException(reason);
        // A checkpoint that nobody awaits is no unobserved failure: the next one covers it.
        _ = checkpointsDone.Task.Exception;
        foreach (var request in appends)
        {
            Leave(request);
            request.Fail(reason);
        }
    }

    /// <summary>Between two commits, so that senders wait for a few rows only.</summary>
    private void TrimOneStep()
    {
        (PartitionAddress Address, long Last, DateTimeOffset Before) trim;
        lock (_gate)
        {
            if (!_trims.TryPeek(out trim)) return;
        }

        var deleted = 0;
        try
        {
            lock (_database.WriteGate)
            {
                using var transaction = _database.Begin();
                deleted = _database.DeleteChunks(transaction, trim.Address, trim.Last, trim.Before, TrimStepChunks);
                transaction.Commit();
                if (deleted > 0) _tails[trim.Address].Trimmed(_database.ReadState(trim.Address).First);
            }
        }
        catch (SqliteException trouble)
        {
            Log.TrimFailed(_logger, trouble);
        }

        lock (_gate)
        {
            if (deleted < TrimStepChunks) _trims.Dequeue();
        }
    }

    private void Leave(AppendRequest request) => Interlocked.Add(ref _waitingBytes, -request.Bytes);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
