using System.Diagnostics;

namespace RealRecon.Emulator.Entities;

/// <summary>Brings finished turns to disk, one at a time, on a thread of its own, while the engine runs the next turn.</summary>
internal sealed class Committer : IDisposable
{
    private readonly TurnWriter _writer;
    private readonly EntityMetrics? _metrics;
    private readonly Action _done;
    private readonly SemaphoreSlim _work = new(0);
    private readonly Thread _thread;
    private volatile Commit? _current;
    private volatile Commit? _finished;
    private volatile Exception? _failure;
    private volatile bool _stopping;

    /// <param name="writer">Owned from now on.</param>
    /// <param name="metrics">Takes the time of each commit; null where nobody does.</param>
    /// <param name="done">Called after each commit, on the committer's thread.</param>
    public Committer(TurnWriter writer, EntityMetrics? metrics, Action done)
    {
        _writer = writer;
        _metrics = metrics;
        _done = done;
        _thread = new Thread(Run) { IsBackground = true, Name = "Entity commits" };
        _thread.Start();
    }

    public bool IsIdle => _current is null;

    /// <summary>Whether <see cref="TakeFinished"/> has something.</summary>
    public bool HasFinished => _finished is not null;

    /// <summary>Why a commit failed; the engine must stop then, for its states in memory are ahead of the disk.</summary>
    public Exception? Failure => _failure;

    /// <summary>Takes a turn; only when idle.</summary>
    public void Start(Commit commit)
    {
        _current = commit;
        _work.Release();
    }

    /// <summary>The commit that finished since the last call, if any. It must be taken before the next is started.</summary>
    public Commit? TakeFinished()
    {
        if (_finished is not { } finished) return null;
        _finished = null;
        _current = null;
        return finished;
    }

    /// <summary>Tells those who wait for the commit under way that it will not happen.</summary>
    public void FailCallers(Exception reason)
    {
        foreach (var caller in _current?.Turn.Callers ?? []) caller.TrySetException(reason);
    }

    /// <summary>Waits for the commit under way.</summary>
    public void Dispose()
    {
        _stopping = true;
        _work.Release();
        _thread.Join();
        _writer.Dispose();
        _work.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            if (_finished is null && _current is { } commit)
            {
                if (!TryWrite(commit)) return;
            }

            if (_stopping) return;
        }
    }

    private bool TryWrite(Commit commit)
    {
        try
        {
            var start = Stopwatch.GetTimestamp();
            _writer.Write(commit);
            _metrics?.Committed(commit.Turn, Stopwatch.GetElapsedTime(start));
        }
#pragma warning disable CA1031 // Whatever stops a commit stops the engine, which reports it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = failure;
            _done();
            return false;
        }

        foreach (var caller in commit.Turn.Callers) caller.TrySetResult();
        _finished = commit;
        _done();
        return true;
    }
}
