namespace RealRecon.Core.Matching;

/// <summary>Sums of minor units are made in 128 bits, where 200 amounts cannot overflow, and shown in 64.</summary>
internal static class Minor
{
    internal static long Clamp(Int128 sum) => (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
}
