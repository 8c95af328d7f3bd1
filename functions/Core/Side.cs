using System.Text.Json.Serialization;

namespace RealRecon.Core;

/// <summary>Who says it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Side>))]
public enum Side
{
    Gateway,
    Bank,
}

/// <summary>Which way the money goes on the merchant's account.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    Credit,
    Debit,
}
