using System.Text.Json.Serialization;

namespace RealRecon.Core.Normalise;

/// <summary>Every way in which input can be refused. Each is a dead letter's reason and a line in docs/formats.md.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RejectionReason>))]
public enum RejectionReason
{
    // The bytes
    BODY_EMPTY, BODY_TOO_LARGE, ENCODING_INVALID,

    // The document
    JSON_MALFORMED, JSON_TOO_DEEP, JSON_DUPLICATE_KEY, XML_MALFORMED, XML_TOO_DEEP, XML_DTD_FORBIDDEN,

    // The format
    UNKNOWN_FORMAT, UNSUPPORTED_FORMAT, SCHEMA_UNKNOWN_VERSION, WRONG_SIDE,

    // The fields
    FIELD_MISSING, FIELD_INVALID, TEXT_TOO_LONG, ID_INVALID, CARD_NUMBER, MISSING_KEY, DATE_INVALID, UNKNOWN_STATUS,

    // The money
    AMOUNT_MALFORMED, AMOUNT_TOO_LARGE, AMOUNT_NOT_POSITIVE, UNKNOWN_CURRENCY, NORMALISE_INCONSISTENT,

    // The meaning
    TESTMODE_EVENT, DUP_STATEMENT, TOO_MANY_MOVEMENTS,

    // A defect of the reader itself
    POISON,
}
