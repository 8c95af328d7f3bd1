using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using RealRecon.Core.Cases;

namespace RealRecon.Core.Alerts;

/// <summary>One word to one sink about one incident, as it stood when it was decided.</summary>
public sealed record Notification
{
    /// <summary>Instance ids of durable orchestrations end at 100 characters, and the job of a delivery is named by its key.</summary>
    private const int MaxKey = 100;

    private const int MaxIncidentKey = 255;

    public required AlertCause Cause { get; init; }

    /// <summary>1, 2, 3 … of this cause.</summary>
    public required long Incident { get; init; }

    /// <summary>Counts the deliveries of this cause; given when the delivery starts.</summary>
    public long Number { get; init; }

    /// <summary>Lower-case letters and digits.</summary>
    public required string Sink { get; init; }

    public required NotificationKind Kind { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>How many alerts were open.</summary>
    public required long Count { get; init; }

    /// <summary>Value at risk in minor units by currency.</summary>
    public required ImmutableSortedDictionary<string, long> Exposure { get; init; }

    /// <summary>Since when money is at risk (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Some of the transactions, orders or feeds that it is about.</summary>
    public ImmutableArray<string> Examples { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who snoozed or closed it; null when nobody did.</summary>
    public string? Person { get; init; }

    /// <summary>Until when it is snoozed (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Names this notification for ever, in letters that any header bears: a receiver that knows it already may drop it.</summary>
    [JsonIgnore]
    public string Key
    {
        get
        {
            var rest = $"-{Incident}-{Number}-{Sink}";
            var cause = Cause.Address.Key;
            return (cause.Length + rest.Length <= MaxKey ? cause : Short(cause)) + rest;
        }
    }

    /// <summary>Names the incident, the same for each word about it: PagerDuty's dedup key, at most 255 characters.</summary>
    [JsonIgnore]
    public string IncidentKey
    {
        get
        {
            var rest = $"#{Incident}";
            return (Cause.Text.Length + rest.Length <= MaxIncidentKey ? Cause.Text : Short(Cause.Text)) + rest;
        }
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

[JsonConverter(typeof(JsonStringEnumConverter<NotificationKind>))]
public enum NotificationKind
{
    /// <summary>The sink's first word about the incident.</summary>
    Opened,

    /// <summary>It became worse.</summary>
    Escalated,

    /// <summary>It was snoozed, and is still open.</summary>
    Reminded,

    /// <summary>A person snoozed it.</summary>
    Acknowledged,

    /// <summary>Nothing of it is open any more, or a person closed it.</summary>
    Closed,
}
