using System.Collections.Immutable;
using RealRecon.Adapters.Pulse;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>How payments are. What each figure means stands at its source in <see cref="Core.Pulse"/>.</summary>
internal sealed record PulseReport
{
    public required DateTimeOffset AsOf { get; init; }

    public required string Window { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Later than <see cref="Since"/> while history is still being read.</summary>
    public required DateTimeOffset CoveredSince { get; init; }

    public required long Movements { get; init; }

    public required PulseWaiting Waiting { get; init; }

    public required PulseMatchRate MatchRate { get; init; }

    public required PulseStraightThrough StraightThrough { get; init; }

    public required PulseTimes TimeToMatch { get; init; }

    public required PulseTimes SinceOccurred { get; init; }

    public required PulseHealed Healed { get; init; }

    public required PulseToday Today { get; init; }

    public required PulseOpen Open { get; init; }

    public required IReadOnlyList<PulsePoint> Series { get; init; }

    public required IReadOnlyList<PulseGateway> Gateways { get; init; }

    public required IReadOnlyList<PulseBank> Banks { get; init; }

    public required PulseDuplicates Duplicates { get; init; }

    public required PulseHealthAnswer Health { get; init; }

    public static PulseReport Of(PulseState state, PulseWindow window, PulseHealthAnswer health)
    {
        var figures = PulseFigures.Of(state.Slices, window, state.AsOf);
        var all = figures.All;
        return new PulseReport
        {
            AsOf = state.AsOf,
            Window = window.Word,
            Since = figures.Since,
            CoveredSince = Later(figures.Since, state.CoveredSince),
            Movements = all.Movements,
            Waiting = PulseWaiting.Of(figures.Waiting),
            MatchRate = PulseMatchRate.Of(all),
            StraightThrough = new PulseStraightThrough(all.Matched, all.WithoutPeople),
            TimeToMatch = PulseTimes.Of(all.TimeToMatch),
            SinceOccurred = PulseTimes.Of(all.SinceOccurred),
            Healed = new PulseHealed(all.HealedByAsking, all.Late, all.Asked),
            Today = PulseToday.Of(figures.SettledToday, Later(figures.Today, state.CoveredSince)),
            Open = PulseOpen.Of(state.Open, state.OpenIsExact),
            Series = [.. figures.Series.Select((cohort, i) => PulsePoint.Of(figures.BucketAt(i), cohort))],
            Gateways = PulseGateway.AllOf(figures, state),
            Banks = [.. figures.Banks.Select(bank => PulseBank.Of(bank.Key, bank.Value, figures))],
            Duplicates = PulseDuplicates.Of(state.OpenOrders),
            Health = health,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}

internal sealed record PulseWaiting(long Count, DateTimeOffset? OldestSince, long InsideDeadline, long Held, long Checking)
{
    public static PulseWaiting Of(Waiting waiting) => new(waiting.Count, waiting.OldestSince, waiting.InsideDeadline, waiting.Held, waiting.Checking);
}

internal sealed record PulseMatchRate(long Decided, long Matched, IReadOnlyList<PulseMoney> ByCurrency)
{
    public static PulseMatchRate Of(Cohort cohort) => new(
        cohort.Decided,
        cohort.Matched,
        [.. cohort.DecidedMoney.Shown().Select(sum => new PulseMoney(sum.Key, sum.Value, cohort.MatchedMoney.Shown(sum.Key)))]);
}

internal sealed record PulseMoney(string Currency, long DecidedMinor, long MatchedMinor);

internal sealed record PulseStraightThrough(long Matched, long WithoutPeople);

/// <summary>In milliseconds; null without samples.</summary>
internal sealed record PulseTimes(long Count, long? P50Ms, long? P95Ms, long? P99Ms, long? MaxMs)
{
    public static PulseTimes Of(Durations times) =>
        new(times.Count, Ms(times, 0.5), Ms(times, 0.95), Ms(times, 0.99), times.Count == 0 ? null : (long)Math.Round(times.Max.TotalMilliseconds));

    public static long? Ms(Durations times, double share) => times.Quantile(share) is { } time ? (long)Math.Round(time.TotalMilliseconds) : null;
}

/// <inheritdoc cref="PulseTimes"/>
internal sealed record PulseLag(long? P50Ms, long? P95Ms, long? P99Ms)
{
    public static PulseLag Of(Durations lag) => new(PulseTimes.Ms(lag, 0.5), PulseTimes.Ms(lag, 0.95), PulseTimes.Ms(lag, 0.99));
}

internal sealed record PulseHealed(long ByAsking, long Late, long Asked);

internal sealed record PulseToday(DateTimeOffset Since, long AutoResolved, long Late, long ResolvedByPeople)
{
    public static PulseToday Of(Settled settled, DateTimeOffset since) => new(since, settled.ByAsking, settled.Late, settled.ByPeople);
}

/// <param name="Count">At least so many, unless it is exact.</param>
/// <param name="IsExact">False while they are still being read, and when there are more than are counted.</param>
/// <param name="Checking">Those that are being asked about.</param>
/// <param name="ValueAtRisk">Minor units by currency.</param>
/// <param name="OldestSince">When the oldest was opened.</param>
internal sealed record PulseOpen(long Count, bool IsExact, long Checking, ImmutableSortedDictionary<string, long> ValueAtRisk, DateTimeOffset? OldestSince)
{
    public static PulseOpen Of(OpenFigures open, bool isExact) => new(open.Count, isExact, open.Checking, open.ValueAtRisk.Shown(), open.OldestSince);
}

internal sealed record PulsePoint(DateTimeOffset At, long Movements, long Decided, long Matched, long Exceptions, long? P50Ms, long? P99Ms)
{
    public static PulsePoint Of(DateTimeOffset at, Cohort cohort) => new(
        at, cohort.Movements, cohort.Decided, cohort.Matched, cohort.Exceptions, PulseTimes.Ms(cohort.TimeToMatch, 0.5), PulseTimes.Ms(cohort.TimeToMatch, 0.99));
}
