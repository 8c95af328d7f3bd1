using RealRecon.Core.Operators;

namespace RealRecon.Core.Cases;

/// <summary>What becomes of a person's action on a case; the case's entity audits it and does what follows.</summary>
/// <param name="Action">The action.</param>
/// <param name="What"><see cref="CaseEvent.Acted"/>, <see cref="CaseEvent.Closed"/> when a person settled it, or <see cref="CaseEvent.ActionRefused"/>.</param>
/// <param name="Next">What people did with the case, this included.</param>
/// <param name="Summary">The entry's sentence.</param>
/// <param name="Refusal">Why it was refused; null when it was taken.</param>
internal sealed record CaseRuling(OperatorAction Action, CaseEvent What, CaseHandling Next, string Summary, ActionRefusal? Refusal = null);
