namespace RealRecon.Core.Alerts;

/// <summary>How long a sink that is in trouble is tried.</summary>
public sealed record DeliveryRules
{
    /// <summary>Pause after the first try; doubles with each.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>From the first try on.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A receiver may ask for more patience than our own, but not for ever.</summary>
    public TimeSpan LongestAsked { get; init; } = TimeSpan.FromHours(1);

    /// <param name="tries">Tries that ended: 1 or more.</param>
    /// <param name="asked">What the receiver asked for.</param>
    public TimeSpan PauseAfter(int tries, TimeSpan? asked)
    {
        // Beyond 2^20 pauses of the shortest kind the longest has long been reached.
        var pause = FirstPause * Math.Pow(2, Math.Min(tries - 1, 20));
        if (pause > LongestPause) pause = LongestPause;
        var wish = asked > LongestAsked ? LongestAsked : asked ?? TimeSpan.Zero;
        return wish > pause ? wish : pause;
    }
}
