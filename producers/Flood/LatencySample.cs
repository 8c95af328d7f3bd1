namespace RealRecon.Producers.Flood;

/// <summary>A pair whose way to its verdict is timed, from the moment when the server has accepted both of its events.</summary>
internal sealed class LatencySample(FloodPair pair)
{
    private int _outstanding = 2;

    internal string TransactionId => pair.TransactionId;

    /// <summary>The status that ends the measurement.</summary>
    internal string Status => pair.Agrees ? "MATCHED" : "MISMATCH";

    /// <summary>Told once for each event. True when it was the second.</summary>
    internal bool Accept() => Interlocked.Decrement(ref _outstanding) == 0;
}
