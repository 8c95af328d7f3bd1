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
/// <remarks>Not a hierarchy: activities write their results as the type that they are, and what kind of outcome it was would be lost.</remarks>
/// <param name="Result">How.</param>
/// <param name="Problem">What happened; null when it was taken.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
public sealed record DeliveryOutcome(DeliveryResult Result, string? Problem, TimeSpan? RetryAfter)
{
    public static readonly DeliveryOutcome Delivered = new(DeliveryResult.Delivered, null, null);

    public static DeliveryOutcome Refused(string problem) => new(DeliveryResult.Refused, problem, null);

    public static DeliveryOutcome Trouble(string problem, TimeSpan? retryAfter = null) => new(DeliveryResult.Trouble, problem, retryAfter);
}

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryResult>))]
public enum DeliveryResult
{
    Delivered,

    /// <summary>Trying again would not help: something must be configured differently.</summary>
    Refused,

    /// <summary>May succeed later.</summary>
    Trouble,
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
