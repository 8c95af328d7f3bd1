using System.Text.Json.Serialization;

namespace RealRecon.Core.Alerts;

/// <summary>Begins the delivery of one notification to one sink.</summary>
public sealed record DeliveryRequest(Notification What);

/// <summary>What a delivery remembers between its tries.</summary>
/// <param name="What">The notification.</param>
/// <param name="GiveUpAt">No try begins after it (UTC).</param>
/// <param name="Tries">Tries that ended.</param>
/// <param name="Problem">How the last of them ended.</param>
public sealed record DeliveryRun(Notification What, DateTimeOffset GiveUpAt, int Tries, string? Problem);

/// <summary>How one try ended. Its texts name no address and no secret: they go into the audit log.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Trouble), "trouble")]
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    public sealed record Delivered : DeliveryOutcome;

    /// <summary>Trying again would not help: something must be configured differently.</summary>
    public sealed record Refused(string Problem) : DeliveryOutcome;

    /// <summary>May succeed later.</summary>
    /// <param name="Problem">What happened.</param>
    /// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
    public sealed record Trouble(string Problem, TimeSpan? RetryAfter = null) : DeliveryOutcome;
}

/// <summary>Signal <c>HearDelivery</c> to the group: a delivery ended. Repeating it changes nothing.</summary>
/// <param name="Number">As in <see cref="Notification.Number"/>.</param>
/// <param name="Ending">How.</param>
/// <param name="Problem">Why it failed; null when it did not.</param>
public sealed record DeliveryEnded(long Number, DeliveryEnding Ending, string? Problem);

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryEnding>))]
public enum DeliveryEnding
{
    Delivered,

    /// <summary>The sink refused, or could not be reached for too long.</summary>
    Failed,

    /// <summary>Not sent: a later word about the incident takes its place.</summary>
    Superseded,
}
