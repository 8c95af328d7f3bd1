using System.Text.Json.Serialization;

namespace RealRecon.Emulator.Simulation;

/// <summary>How a simulated service behaves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SimulatedMode>))]
public enum SimulatedMode
{
    /// <summary>Answers at once what its book says.</summary>
    Ok,

    /// <summary>503 to everything.</summary>
    Down,

    /// <summary>The truth, after a while.</summary>
    Slow,

    /// <summary>The truth, but for the amount.</summary>
    Contradictory,
}
