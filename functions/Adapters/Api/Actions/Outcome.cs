using System.Text.Json.Serialization;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What came of an action.</summary>
[JsonConverter(typeof(OutcomeConverter))]
internal enum Outcome
{
    /// <summary>It has taken effect.</summary>
    Done,

    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>It was refused, and that is on record.</summary>
    Refused,

    /// <summary>It was sent, and the audit log does not have it yet.</summary>
    Pending,

    /// <summary>It was not sent: the time of the request was up, or the engine did not take it.</summary>
    Unsent,
}

internal sealed class OutcomeConverter() : JsonStringEnumConverter<Outcome>(System.Text.Json.JsonNamingPolicy.CamelCase);
