namespace RealRecon.Tests.Operators;

/// <summary>Lets nobody on before all have come.</summary>
internal sealed class Rendezvous(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = count;

    public Task MeetAsync()
    {
        if (Interlocked.Decrement(ref _missing) == 0) _all.SetResult();
        return _all.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
