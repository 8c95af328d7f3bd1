using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

/// <summary>Requests and answers that tests of jobs share.</summary>
internal static class Asked
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    public static readonly EntityAddress Owner = new("Owner", "tx-1");

    public static ResolutionRequest Request(ReasonCode code, Playbook playbook, EntityAddress? owner = null) => new()
    {
        Owner = owner ?? Owner,
        Round = 1,
        Code = code,
        Questions = [.. playbook.Ask.Select(Question)],
        Patience = playbook.PatienceFor(Deadline),
    };

    public static ResolutionRequest Request(params QuestionKind[] kinds) =>
        Request(ReasonCode.BANK_MISSING, new Playbook { Ask = [.. kinds], Attempts = 3 });

    public static Question Question(QuestionKind kind) => new()
    {
        Kind = kind,
        Reference = TransactionId.Of("tx-1"),
        Amount = new Money(50000, Currency.Of("EUR")),
        Direction = Direction.Credit,
        Day = new DateOnly(2026, 5, 1),
    };

    public static Answer With(this Question question, AnswerOutcome outcome, DateTimeOffset at) => new()
    {
        Question = question,
        Outcome = outcome,
        Source = outcome == AnswerOutcome.NoSource ? "" : "bank",
        AskedAt = at,
        AnsweredAt = at,
    };
}
