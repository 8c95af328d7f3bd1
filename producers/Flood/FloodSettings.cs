namespace RealRecon.Producers.Flood;

/// <summary>How hard and how long.</summary>
public sealed record FloodSettings
{
    /// <summary>Events a second; 0 for as fast as the server takes them.</summary>
    public required int Rate { get; init; }

    /// <summary>Events in all, gateway and bank; an even number.</summary>
    public required int Events { get; init; }

    /// <summary>Ends sending early; null for no limit.</summary>
    public TimeSpan? Duration { get; init; }

    public required FloodMix Mix { get; init; }

    public required int Seed { get; init; }

    /// <summary>Process whose memory and processor time are watched; null for none.</summary>
    public int? ProcessId { get; init; }

    /// <summary>How long one sampled verdict is asked for: longer than any backlog that is worth a figure.</summary>
    public TimeSpan SamplePatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long nothing may become accepted or decided before the flood ends, and what is left counts as missing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
