using System.Diagnostics.CodeAnalysis;

namespace RealRecon.Core.Normalise;

/// <summary>
/// Remembers the first thing that is wrong with a movement. Fields give harmless defaults once something is wrong, so a format says what it wants
/// in straight lines and the question is asked once, at the end.
/// </summary>
internal sealed class Refusal
{
    public Rejection? First { get; private set; }

    [MemberNotNullWhen(true, nameof(First))]
    public bool Happened => First is not null;

    /// <param name="reason">The closed set's word.</param>
    /// <param name="field">As the format calls it.</param>
    /// <param name="rule">What the field breaks, without its value.</param>
    public void Add(RejectionReason reason, string field, string rule) => First ??= new Rejection(reason, $"{field}: {rule}.");
}
