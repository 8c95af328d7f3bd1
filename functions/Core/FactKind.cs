using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>What a fact says about its movement; the letters are those of the verdict matrix (docs/matching.md).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactKind>))]
public enum FactKind
{
    /// <summary>GP: the gateway holds it pending or authorised.</summary>
    GatewayPending,

    /// <summary>GS: the gateway says that the money moved.</summary>
    GatewaySuccess,

    /// <summary>GF: failed, cancelled or expired at the gateway.</summary>
    GatewayFailure,

    /// <summary>GR: the gateway says that this movement did not stick.</summary>
    GatewayReversal,

    /// <summary>BP: the bank announces it.</summary>
    BankPending,

    /// <summary>BB: the bank booked it.</summary>
    BankBooked,

    /// <summary>BR: the bank returned or reversed it.</summary>
    BankReturned,

    /// <summary>Recorded for people, moves nothing: a dispute's inquiry.</summary>
    Note,

    /// <summary>The gateway kept this much of the movement as its fee. Explains a difference (M02_FEE_EXPLAINED), moves nothing by itself.</summary>
    GatewayFee,
}

/// <summary>How a fact was learned.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactSource>))]
public enum FactSource
{
    /// <summary>A provider sent it to an event hub.</summary>
    Hub,

    /// <summary>RealRecon asked for it.</summary>
    Query,
}

/// <summary>Canonical status words of events, as shown for each side of a transaction.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifecycleStatus>))]
public enum LifecycleStatus
{
    PENDING,
    AUTHORISED,
    CAPTURED,
    REFUNDED,
    DISPUTED,
    SETTLED,
    FAILED,
    REVERSED,
    BOOKED,
    RETURNED,
}
