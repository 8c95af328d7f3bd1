namespace RealRecon.Core.Matching;

/// <summary>A deadline that was due and is held by its side's gate.</summary>
/// <param name="Due">When the wait would be over (UTC).</param>
/// <param name="Until">When the gate is asked again (UTC).</param>
/// <param name="Count">Holds of this wait so far.</param>
/// <param name="Code">Why.</param>
public sealed record Hold(DateTimeOffset Due, DateTimeOffset Until, int Count, ReasonCode? Code);
