using System.Collections.Immutable;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>What a provider's client made of the answers to one question.</summary>
/// <param name="Outcome">Found, NotFound or Ambiguous.</param>
/// <param name="Events">As the normaliser read them.</param>
/// <param name="Candidates">As in <see cref="Answer.Candidates"/>.</param>
/// <param name="Detail">As in <see cref="Answer.Detail"/>.</param>
internal sealed record SourceFinding(AnswerOutcome Outcome, ImmutableArray<PaymentEvent> Events, ImmutableArray<string> Candidates, string? Detail = null)
{
    public static SourceFinding Nothing(string? detail = null) => new(AnswerOutcome.NotFound, [], [], detail);

    public static SourceFinding Of(ImmutableArray<PaymentEvent> events) => events.IsEmpty ? Nothing() : new(AnswerOutcome.Found, events, []);

    public static SourceFinding Of(PostingChoice choice) => new(choice.Outcome, choice.Taken, choice.Candidates);
}
