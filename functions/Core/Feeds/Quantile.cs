namespace RealRecon.Core.Feeds;

/// <summary>
/// A high quantile of a stream of durations in two numbers (a multiplicative form of frugal streaming: Ma, Muthukrishnan and Sandler, 2013). A sample
/// above the estimate raises it by a fixed share, one below lowers it by a far smaller share, so that it rests where the two balance. One sample moves it
/// by that share however large the sample is, which makes it robust against single outliers; and what was learned long ago fades.
/// </summary>
/// <param name="Value">The estimate. It starts at <see cref="Least"/>.</param>
/// <param name="Samples">Samples so far.</param>
public sealed record Quantile(TimeSpan Value, long Samples)
{
    /// <summary>Beats come at most once a second, and no deadline is about less: there is nothing to learn below.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static readonly Quantile Nothing = new(Least, 0);

    /// <summary>The first samples move it in large steps: from a second to a day in thirty of them.</summary>
    private const int Coarse = 30;

    private const int Medium = 200;

    /// <param name="sample">Negative ones count as zero.</param>
    /// <param name="share">Which quantile: 0.98 for the value that two of a hundred samples exceed.</param>
    /// <param name="most">The estimate goes no higher.</param>
    public Quantile Learn(TimeSpan sample, double share, TimeSpan most)
    {
        var step = Samples < Coarse ? 0.5 : Samples < Medium ? 0.1 : 0.02;
        var next = Value * (sample > Value ? 1 + (step * share) : 1 - (step * (1 - share)));
        return new Quantile(next > most ? most : next < Least ? Least : next, Samples + 1);
    }
}
