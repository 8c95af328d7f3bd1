using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Pulse;

/// <summary>Dead letters of the last hour, as far as one page shows them. By the time at which the hub took the event, which is their order.</summary>
/// <param name="LastHour">How many.</param>
/// <param name="LastAt">The newest of all (UTC); null without any.</param>
/// <param name="IsMore">There are more of the last hour than one page holds.</param>
internal sealed record RecentDeadLetters(int LastHour, DateTimeOffset? LastAt, bool IsMore)
{
    public const int PageSize = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static RecentDeadLetters Of(DeadLetterPage newest, DateTimeOffset now)
    {
        var recent = newest.Items.Count(letter => letter.EnqueuedAt > now - Hour);
        return new RecentDeadLetters(recent, newest.Items.Count > 0 ? newest.Items[0].EnqueuedAt : null, newest.Next is not null && recent == newest.Items.Count);
    }
}
