using System.Text.Json.Serialization;

namespace RealRecon.Core.Alerts;

/// <summary>What alerts are grouped by: ten thousand transactions with one cause are one incident.</summary>
/// <param name="Code">The primary reason.</param>
/// <param name="Gateway">The gateway's provider, or <c>-</c>.</param>
/// <param name="Feed">The bank's provider, or <c>-</c>; for feed incidents the feed.</param>
public sealed record AlertCause(ReasonCode Code, string Gateway, string Feed)
{
    public const string EntityName = "AlertGroup";

    /// <summary>At most 255 characters: PagerDuty's limit for a dedup key.</summary>
    [JsonIgnore]
    public string Text => $"{Code}|{Gateway}|{Feed}";

    [JsonIgnore]
    public EntityAddress Address => new(EntityName, StorageKey.Encode(Text));
}

/// <summary>Signal <c>Raise</c> to an alert group: one more thing has this cause. Sent once for each; withdrawn by <see cref="AlertCleared"/> with the same exposure.</summary>
/// <param name="Cause">The group.</param>
/// <param name="Subject">The transaction id, order id or feed that people should look at.</param>
/// <param name="Number">The subject's own count of its alerts: with the subject it names this alert for ever.</param>
/// <param name="Exposure">Value at risk; null when it cannot be told.</param>
/// <param name="Since">Since when the money is at risk (UTC): alerts age from here.</param>
/// <param name="IsBackfill">The events were old when they came: listed, but nobody is paged.</param>
public sealed record AlertRaised(AlertCause Cause, string Subject, long Number, Money? Exposure, DateTimeOffset Since, bool IsBackfill)
{
    internal OutboxMessage.Signal ToSignal() => new(Cause.Address, nameof(AlertGroup.Raise), this);

    /// <summary>What withdraws it.</summary>
    internal OutboxMessage.Signal Clearing(bool byItself) =>
        new(Cause.Address, nameof(AlertGroup.Clear), new AlertCleared(Cause, Subject, Number, Exposure, byItself));
}

/// <summary>Signal <c>Clear</c> to an alert group: healed, resolved, or another cause now.</summary>
/// <param name="Cause">As raised.</param>
/// <param name="Subject">As raised.</param>
/// <param name="Number">As raised.</param>
/// <param name="Exposure">As raised.</param>
/// <param name="ByItself">Healed without a person.</param>
public sealed record AlertCleared(AlertCause Cause, string Subject, long Number, Money? Exposure, bool ByItself);
