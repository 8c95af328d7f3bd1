namespace RealRecon.Core.Feeds;

/// <summary>How long a gate holds a deadline until it asks again.</summary>
internal static class GateHold
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// 15 s, doubled with each hold up to 5 min, less up to a quarter: thousands of transactions that fell due together do not come back together.
    /// The share follows from the asker, so that a repeated question has the same answer.
    /// </summary>
    public static TimeSpan For(string asker, int holds)
    {
        // 2^5 x 15 s is above the limit already.
        var doubled = First * (1 << Math.Clamp(holds, 0, 5));
        var hold = doubled < Longest ? doubled : Longest;
        return hold - (hold / 4 * Share(asker, holds));
    }

    /// <summary>0 to 1, evenly spread (FNV-1a: <see cref="string.GetHashCode()"/> differs from process to process).</summary>
    private static double Share(string asker, int holds)
    {
        var hash = (2166136261u ^ (uint)holds) * 16777619;
        foreach (var c in asker) hash = (hash ^ c) * 16777619;
        // The last characters of neighbouring keys differ only in low bits; a final mix carries them up.
        hash = (hash ^ (hash >> 15)) * 0x85ebca6b;
        return (hash ^ (hash >> 13)) / (double)uint.MaxValue;
    }
}
