using RealRecon.Core.Pulse;

namespace RealRecon.Tests.Pulse;

public sealed class DurationsTests
{
    private static readonly double[] Shares = [0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 100)]
    [InlineData(4, 20_000)]
    public void Quantile_OfAnySamples_IsWithinTwoPercentOfTheSampleOfThatRank(int seed, int count)
    {
        var random = new Random(seed);
        var samples = Enumerable.Range(0, count).Select(_ => TimeSpan.FromMilliseconds(Math.Exp(random.NextDouble() * 24))).ToList();
        var durations = Of(samples);
        samples.Sort();

        foreach (var share in Shares)
        {
            var exact = samples[Math.Max(0, (int)Math.Ceiling(share * count) - 1)].TotalMilliseconds;
            Assert.InRange(durations.Quantile(share)!.Value.TotalMilliseconds, exact * 0.98, exact * 1.02);
        }

        Assert.Equal(samples[^1], durations.Max);
        Assert.Equal(count, durations.Count);
    }

    [Fact]
    public void Quantile_OfWhatTookLessThanAMillisecondOrLessThanNothing_IsLessThanAMillisecond()
    {
        var durations = Of([TimeSpan.Zero, TimeSpan.FromMicroseconds(400), TimeSpan.FromSeconds(-9), TimeSpan.FromMilliseconds(1)]);

        Assert.All(Shares, share => Assert.InRange(durations.Quantile(share)!.Value.TotalMilliseconds, 0, 1));
    }

    [Fact]
    public void Quantile_OfNothing_IsNone()
    {
        Assert.Null(new Durations().Quantile(0.5));
        Assert.Equal(TimeSpan.Zero, new Durations().Max);
    }

    [Fact]
    public void Quantile_OfTheLongestTimesThereAre_StaysAtTheLongest()
    {
        var durations = Of([TimeSpan.MaxValue, TimeSpan.MaxValue - TimeSpan.FromDays(1), TimeSpan.FromSeconds(1)]);

        Assert.Equal(TimeSpan.MaxValue, durations.Quantile(1));
        Assert.InRange(durations.Quantile(0.3)!.Value.TotalSeconds, 0.98, 1.02);
    }

    [Fact]
    public void Merge_InAnyOrderAndGrouping_IsTheSameAsOnePass()
    {
        var random = new Random(5);
        var samples = Enumerable.Range(0, 5000).Select(_ => TimeSpan.FromMilliseconds(Math.Exp(random.NextDouble() * 20))).ToList();
        var whole = Of(samples);

        for (var round = 0; round < 20; round++)
        {
            var parts = samples.GroupBy(_ => random.Next(7)).Select(part => Of(part)).OrderBy(_ => random.Next()).ToList();
            var merged = new Durations();
            foreach (var part in parts) merged.Merge(part);

            Assert.Equal(whole.Count, merged.Count);
            Assert.Equal(whole.Max, merged.Max);
            Assert.All(Enumerable.Range(0, 101), percent => Assert.Equal(whole.Quantile(percent / 100.0), merged.Quantile(percent / 100.0)));
        }
    }

    private static Durations Of(IEnumerable<TimeSpan> samples)
    {
        var durations = new Durations();
        foreach (var sample in samples) durations.Add(sample);
        return durations;
    }
}
