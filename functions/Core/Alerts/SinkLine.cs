using System.Collections.Immutable;

namespace RealRecon.Core.Alerts;

/// <summary>
/// What a sink was told and is to be told by a group, one word after the other: the next delivery starts when the one before has ended, so that none
/// overtakes another. Of words that wait, only the last about an incident is kept.
/// </summary>
public sealed record SinkLine
{
    public required string Sink { get; init; }

    /// <summary>On its way.</summary>
    public Notification? InFlight { get; init; }

    /// <summary>When it started (UTC).</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Of two incidents at most: that which is being told, and the current one.</summary>
    public ImmutableArray<Notification> Waiting { get => field.IsDefault ? [] : field; init; }

    /// <summary>The last incident of which the sink took a word; 0 for none.</summary>
    public long Told { get; init; }

    /// <summary>The last incident of which it was tried: the sink may know of it, though it never said so.</summary>
    public long Tried { get; init; }

    /// <summary>What failed, to be told again; null when nothing did.</summary>
    public Notification? Failed { get; init; }

    /// <summary>How often in a row.</summary>
    public int Failures { get; init; }

    /// <summary>When it is told again (UTC).</summary>
    public DateTimeOffset? ResendAt { get; init; }

    public bool IsIdle => InFlight is null && Waiting.IsEmpty && Failed is null;

    /// <summary>Whether the sink should hear that an incident is over: nobody else need know.</summary>
    public bool KnowsOf(long incident) => Tried == incident;

    /// <summary>Puts a word at the end of the line, in the place of an earlier one about the incident.</summary>
    public SinkLine Saying(Notification word)
    {
        var others = Waiting.RemoveAll(waiting => waiting.Incident == word.Incident);
        var forgetsFailure = Failed?.Incident == word.Incident;
        var line = this with { Waiting = others, Failed = forgetsFailure ? null : Failed, ResendAt = forgetsFailure ? null : ResendAt };

        // What the sink never heard of need not be taken back, and snoozing is no news to it.
        var isNews = word.Kind is not (NotificationKind.Closed or NotificationKind.Acknowledged) || KnowsOf(word.Incident);
        return isNews ? line with { Waiting = others.Add(word) } : line;
    }

    /// <summary>Whether the delivery of this number should go on. A snooze only follows what came before it; every other word replaces it.</summary>
    public bool IsWaitingFor(long number) =>
        InFlight is { } word && word.Number == number
        && !Waiting.Any(later => later.Incident == word.Incident && later.Kind != NotificationKind.Acknowledged);

    /// <summary>Sends the next word if none is on its way.</summary>
    public SinkLine Starting(long number, DateTimeOffset now)
    {
        var word = Waiting[0];
        var isFirst = Told != word.Incident && word.Kind is NotificationKind.Escalated or NotificationKind.Reminded;
        return this with
        {
            InFlight = word with { Number = number, Kind = isFirst ? NotificationKind.Opened : word.Kind },
            StartedAt = now,
            Waiting = Waiting.RemoveAt(0),
            Tried = word.Incident,
        };
    }

    public SinkLine Ended(DeliveryEnding ending, TimeSpan resend, DateTimeOffset now) => ending switch
    {
        DeliveryEnding.Delivered => this with { InFlight = null, Told = InFlight!.Incident, Failures = 0 },
        DeliveryEnding.Failed when !Waiting.Any(word => word.Incident == InFlight!.Incident) => this with
        {
            InFlight = null, Failed = InFlight, Failures = Failures + 1, ResendAt = now + Pause(resend, Failures),
        },
        DeliveryEnding.Failed => this with { InFlight = null, Failures = Failures + 1 },
        _ => this with { InFlight = null },
    };

    /// <summary>What failed goes to the end of the line again.</summary>
    public SinkLine Resending() => this with { Waiting = Waiting.Insert(0, Failed!), Failed = null, ResendAt = null };

    private static TimeSpan Pause(TimeSpan first, int failures)
    {
        var pause = first * Math.Pow(2, Math.Min(failures, 10));
        return pause > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : pause;
    }
}
