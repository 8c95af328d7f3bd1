namespace RealRecon.Producers.Measuring;

/// <summary>A transaction that is to be timed, from when the server has accepted the last of its events.</summary>
/// <param name="transactionId">Which.</param>
/// <param name="status">The status that ends the measurement.</param>
/// <param name="events">How many events are sent of it.</param>
internal sealed class LatencySample(string transactionId, string status, int events)
{
    private int _outstanding = events;

    internal string TransactionId => transactionId;

    internal string Status => status;

    /// <summary>Told once for each event. True when it was the last.</summary>
    internal bool Accept() => Interlocked.Decrement(ref _outstanding) == 0;
}
