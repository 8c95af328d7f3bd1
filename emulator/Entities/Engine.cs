namespace RealRecon.Emulator.Entities;

/// <summary>
/// The one thread that runs turns. While a turn is on its way to the disk the next one collects work; it follows as soon as the disk is free, so
/// turns are as small as the load allows and as large as it demands.
/// </summary>
internal sealed class Engine : IDisposable
{
    // Also the longest time for which a clock that jumps forward can hide that a message is due.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);

    private readonly EntityRuntimeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly EntityMetrics? _metrics;
    private readonly EntityReader _reader;
    private readonly EntityCache _cache;
    private readonly Schedule _schedule = new();
    private readonly TurnRunner _runner;
    private readonly IoRequests _requests;
    private readonly Committer _committer;
    private readonly Inbox _inbox;
    private readonly ManualResetEventSlim _wake = new(true);
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? _alarm;
    private bool _resultsFirst;
    private volatile bool _alarmRang;
    private volatile bool _stopping;

    public Engine(EntityRuntimeOptions options, EntityKinds kinds, TimeProvider time, ILogger log)
    {
        _options = options;
        _time = time;
        _log = log;
        _metrics = options.Meters is { } meters ? new EntityMetrics(meters) : null;
        var connection = EntityDatabase.OpenWriter(options.File, options.Durable);
        _reader = new EntityReader(options.File, kinds);
        _cache = new EntityCache(options.CachedEntities, _reader);
        _reader.ReadSchedule(_schedule);
        _runner = new TurnRunner(kinds, _cache, _schedule, _reader, time, _metrics, log);
        _requests = new IoRequests(kinds, _cache, ReadRequest, _wake.Set, log);
        _committer = new Committer(new TurnWriter(connection, kinds), _metrics, _wake.Set);
        _inbox = new Inbox(options.InboxCapacity, _wake.Set);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Inbox Inbox => _inbox;

    /// <summary>Ends when the engine stopped; faulted when it had to.</summary>
    public Task Completion => _completion.Task;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "Entity turns" }.Start();

    /// <summary>Commits what was taken and stops. Who still waits in the inbox gets an exception.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        _wake.Set();
        await _requests.StopAsync(TimeSpan.FromSeconds(2));
        await _completion.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _timer.Dispose();

        // The writer closes last: only then does SQLite fold its log into the file.
        _reader.Dispose();
        _committer.Dispose();
        _requests.Dispose();
        _inbox.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            StartUnfinishedRequests();
            while (!_stopping)
            {
                _wake.Reset();
                TakeCommitted();
                if (!Work()) _wake.Wait();
            }

            CommitRest();
            FailCallers(Stopped(null));
            _completion.SetResult();
        }
#pragma warning disable CA1031 // The states in memory can no longer be trusted, whatever happened; all waiting callers and the host must hear of it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.Stopped(failure);
            FailCallers(Stopped(failure));
            _completion.SetException(failure);
        }
    }

    private void StartUnfinishedRequests()
    {
        foreach (var id in _reader.ReadRequests())
        {
            if (ReadRequest(id) is not { } request) continue;
            _runner.Expect(request.Target, request.Operation);
            _requests.Start(request);
        }
    }

    /// <summary>A request that is on disk; what cannot be read is forgotten with the next commit.</summary>
    private Message? ReadRequest(long id)
    {
        var request = _runner.Read(id);
        if (request is null) _runner.Turn.Deliver(id);
        return request;
    }

    /// <summary>Runs a piece of what waits and passes the turn on when the disk is free; false when there is nothing to do but wait.</summary>
    private bool Work()
    {
        var worked = false;
        while (_runner.Turn.Operations < _options.TurnOperations && TryDeliverNext())
        {
            worked = true;
            if (_committer.HasFinished) break;
        }

        if (_metrics is not null) _metrics.Scheduled = _schedule.Count;
        if (_committer.IsIdle && !_runner.Turn.IsEmpty) _committer.Start(_runner.Close());
        SetAlarm();
        return worked;
    }

    private bool TryDeliverNext()
    {
        // Turn about: neither may a flood of answers hold up what comes in, nor the other way round.
        _resultsFirst = !_resultsFirst;
        return _resultsFirst ? TryDeliverResult() || TryDeliverSignals() : TryDeliverSignals() || TryDeliverResult();
    }

    private bool TryDeliverResult()
    {
        if (!_requests.TryTake(out var result)) return false;
        _runner.Deliver(result!);
        return true;
    }

    private bool TryDeliverSignals()
    {
        // Results alone are taken then: a backlog needs unfinished I/O, so one will come.
        if (_runner.Backlog.Operations >= _options.MaxBacklog) return false;
        if (_runner.DeliverDue()) return true;
        if (!_inbox.TryTake(out var incoming)) return false;
        _runner.Turn.Await(incoming!.Caller);
        _runner.Deliver(incoming.Signals);
        return true;
    }

    private void TakeCommitted()
    {
        if (_committer.Failure is { } failure) throw new IOException("A commit of the entity runtime failed.", failure);
        if (_committer.TakeFinished() is not { } commit) return;

        var now = _time.GetUtcNow();
        foreach (var message in commit.Turn.Sent)
        {
            if (message.Due is null) _requests.Start(message);
            else _schedule.Stored(message, now);
        }

        _cache.Trim(commit.Turn.Number);
    }

    private void SetAlarm()
    {
        var due = _schedule.NextDue;
        if (due == _alarm && !_alarmRang) return;
        _alarm = due;
        _alarmRang = false;
        if (due is null) return;
        var wait = due.Value - _time.GetUtcNow();
        _timer.Change(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait > LongestSleep ? LongestSleep : wait, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        _alarmRang = true;
        _wake.Set();
    }

    private void CommitRest()
    {
        while (!_committer.IsIdle)
        {
            _wake.Reset();
            TakeCommitted();
            if (!_committer.IsIdle) _wake.Wait();
        }

        if (_runner.Turn.IsEmpty) return;
        _committer.Start(_runner.Close());
        CommitRest();
    }

    private void FailCallers(Exception reason)
    {
        _committer.FailCallers(reason);
        foreach (var caller in _runner.Turn.Callers) caller.TrySetException(reason);
        _inbox.Close(reason);
    }

    private static InvalidOperationException Stopped(Exception? reason) => new("The entity runtime has stopped.", reason);
}
