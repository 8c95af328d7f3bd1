using System.Collections.Immutable;
using RealRecon.Adapters.Pulse;
using RealRecon.Core.Pulse;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>One gateway's part of the pulse.</summary>
internal sealed record PulseGateway
{
    private static readonly OpenFigures Nothing = new();

    public required string Provider { get; init; }

    public required IReadOnlyCollection<string> Rails { get; init; }

    public required long Movements { get; init; }

    public required long Decided { get; init; }

    public required long Matched { get; init; }

    public required long InsideDeadline { get; init; }

    /// <summary>All open exceptions of it, not only the window's.</summary>
    public required long Open { get; init; }

    /// <summary>Of those, in minor units by currency.</summary>
    public required ImmutableSortedDictionary<string, long> ValueAtRisk { get; init; }

    public required PulseTimes TimeToMatch { get; init; }

    public required PulseLag Lag { get; init; }

    /// <summary>The last time that it named; null when that lies before all that is covered.</summary>
    public required DateTimeOffset? LastEventAt { get; init; }

    public required IReadOnlyList<PulseGatewayPoint> Series { get; init; }

    /// <summary>Those that the window has something of, or that have something open.</summary>
    public static IReadOnlyList<PulseGateway> AllOf(PulseFigures figures, PulseState state)
    {
        var providers = figures.Gateways.Keys.Union(state.OpenByGateway.Keys).Order(StringComparer.Ordinal);
        return [.. providers.Select(provider => Of(provider, figures, state))];
    }

    private static PulseGateway Of(string provider, PulseFigures figures, PulseState state)
    {
        var gateway = figures.Gateways.GetValueOrDefault(provider) ?? figures.Empty();
        var open = state.OpenByGateway.GetValueOrDefault(provider) ?? Nothing;
        return new PulseGateway
        {
            Provider = provider,
            Rails = gateway.All.Rails,
            Movements = gateway.All.Movements,
            Decided = gateway.All.Decided,
            Matched = gateway.All.Matched,
            InsideDeadline = gateway.All.InsideDeadline,
            Open = open.Count,
            ValueAtRisk = open.ValueAtRisk.Shown(),
            TimeToMatch = PulseTimes.Of(gateway.All.TimeToMatch),
            Lag = PulseLag.Of(gateway.All.GatewayLag),
            LastEventAt = figures.GatewaysHeard.TryGetValue(provider, out var at) ? at : null,
            Series = [.. gateway.Series.Select((cohort, i) => new PulseGatewayPoint(figures.BucketAt(i), cohort.Movements, cohort.Decided, cohort.Matched))],
        };
    }
}

internal sealed record PulseGatewayPoint(DateTimeOffset At, long Movements, long Decided, long Matched);

internal sealed record PulseBank(string Provider, long Bookings, PulseLag Lag, DateTimeOffset? LastEventAt)
{
    public static PulseBank Of(string provider, BankCohort cohort, PulseFigures figures) =>
        new(provider, cohort.Bookings, PulseLag.Of(cohort.Lag), figures.BanksHeard.TryGetValue(provider, out var at) ? at : null);
}
