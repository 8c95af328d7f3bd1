using RealRecon.Core;
using RealRecon.Core.Resolution;
using RealRecon.Tests.Normalise;

namespace RealRecon.Tests.Sources;

/// <summary>Which of a bank's postings is meant: C87, C89 and what lies around them.</summary>
public sealed class PostingChoiceTests
{
    private const string Asked = "pi-3QkR7wLz0aBcDeFg";

    [Fact]
    public void Posting_WhenItHasTheVeryReference_IsTaken()
    {
        var choice = Choose(Posting("P-1", Asked));

        Assert.Equal((AnswerOutcome.Found, Asked), (choice.Outcome, Assert.Single(choice.Taken).TransactionId.Value));
    }

    [Theory]
    [InlineData("PI 3QKR7WLZ0ABCDEFG")]
    [InlineData("pi3qkr7wlz0abcdefg")]
    [InlineData("PI3QKR7WLZ0A")]
    [InlineData("PI-3QkR7wLz0aBcD")]
    public void Posting_WhenItsReferenceIsTheSameInOtherClothes_IsProposedAndNotTaken(string reference)
    {
        var choice = Choose(Posting("P-1", reference));

        Assert.Equal((AnswerOutcome.Ambiguous, 0), (choice.Outcome, choice.Taken.Length));
        Assert.Equal([reference], choice.Candidates);
    }

    [Theory]
    [InlineData("PI3QKR7WLZ0", "eleven characters are too few")]
    [InlineData("pi-3QkR7wLz0aBcDeFgX", "a bank does not lengthen a reference")]
    [InlineData("pi-3QkR7wLz0aBcDeFh", "another end")]
    [InlineData("---", "nothing left of it")]
    public void Posting_WhenItsReferenceIsAnother_IsOnlyACandidate(string reference, string why)
    {
        var choice = Choose(Posting("P-1", reference));

        Assert.True(choice.Outcome == AnswerOutcome.NotFound && choice.Taken.IsEmpty, why);
        Assert.Equal([reference], choice.Candidates);
    }

    [Fact]
    public void Posting_WhenTwoAreClose_NoneIsTaken()
    {
        var choice = Choose(Posting("P-1", "PI3QKR7WLZ0ABCDEFG"), Posting("P-2", "PI3QKR7WLZ0A"));

        Assert.Equal((AnswerOutcome.Ambiguous, 0), (choice.Outcome, choice.Taken.Length));
        Assert.Equal(["PI3QKR7WLZ0ABCDEFG", "PI3QKR7WLZ0A"], choice.Candidates);
    }

    [Fact]
    public void Posting_WhenTwoShareOneShortenedReference_NoneIsTaken() =>
        Assert.Equal(AnswerOutcome.Ambiguous, Choose(Posting("P-1", "PI3QKR7WLZ0A"), Posting("P-2", "PI3QKR7WLZ0A")).Outcome);

    [Fact]
    public void Posting_WhenOneHasTheVeryReference_TheCloseOnesDoNotMatter() =>
        Assert.Equal("P-1:BOOKED", Assert.Single(Choose(Posting("P-1", Asked), Posting("P-2", "PI3QKR7WLZ0A")).Taken).EventKey.Split(':', 2)[1]);

    [Theory]
    [InlineData("500.01", "CREDIT", "2026-05-01")]
    [InlineData("500.00", "DEBIT", "2026-05-01")]
    [InlineData("500.00", "CREDIT", "2026-05-03")]
    [InlineData("500.00", "CREDIT", "2026-04-29")]
    public void Posting_WhenItIsOtherMoneyOrAnotherDay_IsNotEvenACandidate(string amount, string direction, string day)
    {
        var choice = Choose(Posting("P-1", Asked, amount, direction, day));

        Assert.Equal((AnswerOutcome.NotFound, 0, 0), (choice.Outcome, choice.Taken.Length, choice.Candidates.Length));
    }

    [Fact]
    public void Candidates_WhenThereAreMany_AreTen() =>
        Assert.Equal(10, Choose([.. Enumerable.Range(0, 30).Select(i => Posting($"P-{i}", $"other-{i}"))]).Candidates.Length);

    [Fact]
    public void Posting_WhenAskedByReference_IsTakenOnlyUnderThatReference()
    {
        var choice = PostingChoice.ByReference(Question, [Posting("P-1", "PI3QKR7WLZ0ABCDEFG"), Posting("P-2", Asked)]);

        Assert.Equal(Asked, Assert.Single(choice.Taken).TransactionId.Value);
    }

    private static readonly Question Question =
        SourceStage.About(QuestionKind.BankByAmountAndDay, Asked, amount: new Money(50_000, Currency.Of("EUR")), day: new DateOnly(2026, 5, 1));

    private static PostingChoice Choose(params PaymentEvent[] postings) => PostingChoice.ByAmountAndDay(Question, [.. postings]);

    private static PaymentEvent Posting(string id, string reference, string amount = "500.00", string direction = "CREDIT", string day = "2026-05-01") => Given.OnBank(
        $$"""{"postingId":"{{id}}","references":{"endToEndId":"{{reference}}"},"direction":"{{direction}}","amount":"{{amount}}","currency":"EUR","status":"BOOKED","bookedAt":"{{day}}T10:00:00Z"}""")
        .OnlyEvent();
}
