namespace RealRecon.Adapters.Storage.Sqlite;

/// <summary>One caller's part of a group commit.</summary>
internal sealed class LedgerWork(Action<LedgerConnection> action, bool isWrite, CancellationToken cancellation)
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refused;
    private bool _cancelled;

    public bool IsWrite => isWrite;

    public Task Done => _done.Task;

    /// <summary>Runs the action. A refusal concerns this caller alone; other exceptions go on to the group.</summary>
    public void Run(LedgerConnection connection)
    {
        _cancelled = cancellation.IsCancellationRequested;
        if (_cancelled) return;
        try
        {
            action(connection);
        }
        catch (Exception refused) when (refused is BlockConflictException || !isWrite)
        {
            _refused = refused;
        }
    }

    public void Complete()
    {
        if (_cancelled) _done.TrySetCanceled(cancellation);
        else if (_refused is not null) _done.TrySetException(_refused);
        else _done.TrySetResult();
    }

    public void Fail(Exception trouble) => _done.TrySetException(_refused ?? trouble);
}
