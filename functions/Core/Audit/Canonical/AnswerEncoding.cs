using System.Collections.Immutable;
using RealRecon.Core.Resolution;

namespace RealRecon.Core.Audit.Canonical;

/// <summary>A question and its answer as a part of an entry. The answer's events are not in it: each has an entry of its own.</summary>
internal static class AnswerEncoding
{
    public static void Write(ref CanonicalWriter to, AnswerHeard heard)
    {
        var answer = heard.Answer;
        to.Number(heard.Round);
        to.Number(heard.Attempt);
        WriteQuestion(ref to, answer.Question);
        to.Byte(Codes.Answers.CodeOf(answer.Outcome));
        to.Text(answer.Source);
        to.Time(answer.AskedAt);
        to.Time(answer.AnsweredAt);
        to.Count(answer.Candidates.Length);
        foreach (var candidate in answer.Candidates) to.Text(candidate);
        to.OptionalText(answer.Sha256);
        to.OptionalText(answer.Detail);
    }

    public static AnswerHeard Read(ref CanonicalReader from) => new(
        from.Number(),
        from.Int32(),
        new Answer
        {
            Question = ReadQuestion(ref from),
            Outcome = Codes.Answers.ValueOf(from.Byte()),
            Source = from.Text(),
            AskedAt = from.Time(),
            AnsweredAt = from.Time(),
            Candidates = ReadCandidates(ref from),
            Sha256 = from.OptionalText(),
            Detail = from.OptionalText(),
        });

    private static void WriteQuestion(ref CanonicalWriter to, Question question)
    {
        to.Byte(Codes.Questions.CodeOf(question.Kind));
        to.Text(question.Reference.Value);
        to.OptionalText(question.Provider);
        to.Flag(question.Amount is not null);
        if (question.Amount is { } amount)
        {
            to.Number(amount.MinorUnits);
            to.Text(amount.Currency.Code);
        }

        to.Byte(Codes.Directions.CodeOf(question.Direction));
        to.Flag(question.Day is not null);
        if (question.Day is { } day) to.Number(day.DayNumber);
        to.OptionalText(question.OrderId);
    }

    private static Question ReadQuestion(ref CanonicalReader from) => new()
    {
        Kind = Codes.Questions.ValueOf(from.Byte()),
        Reference = EventEncoding.Id(from.Text()),
        Provider = from.OptionalText(),
        Amount = from.Flag() ? new Money(from.Number(), EventEncoding.ReadCurrency(ref from)) : null,
        Direction = Codes.Directions.ValueOf(from.Byte()),
        Day = from.Flag() ? ReadDay(ref from) : null,
        OrderId = from.OptionalText(),
    };

    private static DateOnly ReadDay(ref CanonicalReader from) =>
        from.Int32() is var day && day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw new FormatException("A day is out of range.");

    private static ImmutableArray<string> ReadCandidates(ref CanonicalReader from)
    {
        var candidates = ImmutableArray.CreateBuilder<string>(from.Count());
        for (var i = 0; i < candidates.Capacity; i++) candidates.Add(from.Text());
        return candidates.MoveToImmutable();
    }
}
