namespace RealRecon.Core.Matching;

/// <summary>A deadline that was due and is held, until its side's gate is asked again.</summary>
/// <param name="Due">When the wait would be over (UTC).</param>
/// <param name="Until">When the gate is asked again (UTC).</param>
/// <param name="Count">Holds of this wait so far.</param>
/// <param name="Code">Why.</param>
/// <param name="IsChecked">A round of checks found nothing since the feed was last well: all that is left is to ask the gate once more.</param>
public sealed record Hold(DateTimeOffset Due, DateTimeOffset Until, int Count, ReasonCode? Code, bool IsChecked = false);
