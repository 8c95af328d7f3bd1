namespace RealRecon.Core.Feeds;

/// <summary>Durations for people: <c>30 s</c>, <c>1.5 s</c>, <c>20 min</c>, <c>1 h 5 min</c>, <c>2 d</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 10 } => $"{Math.Round(duration.TotalSeconds, 1)} s",
        { TotalSeconds: < 120 } => $"{Math.Round(duration.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{Math.Floor(duration.TotalMinutes)} min",
        { TotalHours: < 48 } => duration.Minutes == 0 ? $"{Math.Floor(duration.TotalHours)} h" : $"{Math.Floor(duration.TotalHours)} h {duration.Minutes} min",
        _ => $"{Math.Floor(duration.TotalDays)} d",
    };
}
