using System.Collections.Immutable;

namespace RealRecon.Core.Resolution;

/// <summary>Which of the postings that a bank listed are meant by a question. A bank's answer proposes; this decides.</summary>
/// <param name="Outcome">Found, NotFound or Ambiguous.</param>
/// <param name="Taken">The postings that are meant, under the asked reference.</param>
/// <param name="Candidates">References of postings that might be meant, for people; at most <see cref="MaxCandidates"/>.</param>
public sealed record PostingChoice(AnswerOutcome Outcome, ImmutableArray<PaymentEvent> Taken, ImmutableArray<string> Candidates)
{
    public const int MaxCandidates = 10;

    /// <summary>Characters that a shortened reference must keep to be recognised (docs/sources.md).</summary>
    public const int ShortestPrefix = 12;

    /// <summary>Answers to <see cref="QuestionKind.BankByReference"/>: only the very reference is meant.</summary>
    public static PostingChoice ByReference(Question question, ImmutableArray<PaymentEvent> postings)
    {
        var exact = postings.Where(posting => posting.TransactionId == question.Reference).ToImmutableArray();
        return exact.IsEmpty ? None(postings) : new PostingChoice(AnswerOutcome.Found, exact, []);
    }

    /// <summary>
    /// Answers to <see cref="QuestionKind.BankByAmountAndDay"/>: of the postings of that money on those days, those with the very reference. One whose
    /// reference is the same but for case, blanks and hyphens, or a shortened form of it, is proposed to people and never taken: it may be the whole
    /// reference of another payment of the same amount (a retry, the next invoice), and would hide that this one is missing.
    /// </summary>
    public static PostingChoice ByAmountAndDay(Question question, ImmutableArray<PaymentEvent> postings)
    {
        var possible = postings.Where(posting => IsSameMoney(posting, question)).ToImmutableArray();
        var exact = ByReference(question, possible);
        if (exact.Outcome == AnswerOutcome.Found) return exact;
        var close = possible.Where(posting => IsLike(posting.TransactionId, question.Reference)).ToImmutableArray();
        return close.IsEmpty ? None(possible) : new PostingChoice(AnswerOutcome.Ambiguous, [], References(close));
    }

    private static PostingChoice None(ImmutableArray<PaymentEvent> postings) => new(AnswerOutcome.NotFound, [], References(postings));

    private static ImmutableArray<string> References(ImmutableArray<PaymentEvent> postings) =>
        [.. postings.Select(posting => posting.TransactionId.Value).Distinct().Take(MaxCandidates)];

    private static bool IsSameMoney(PaymentEvent posting, Question question) =>
        posting.Amount == question.Amount
        && posting.Direction == question.Direction
        && question.Day is { } day
        && Math.Abs(DateOnly.FromDateTime(posting.OccurredAt.UtcDateTime).DayNumber - day.DayNumber) <= 1;

    // Banks cut references off, they do not invent the end of one: so the posting's may be the shorter one, never the longer.
    private static bool IsLike(TransactionId posted, TransactionId asked)
    {
        var (shown, full) = (Plain(posted), Plain(asked));
        return shown.Length > 0 && (shown == full || (shown.Length >= ShortestPrefix && full.StartsWith(shown, StringComparison.Ordinal)));
    }

    private static string Plain(TransactionId id) =>
        string.Concat(id.Value.Where(c => c != '-' && !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant));
}
