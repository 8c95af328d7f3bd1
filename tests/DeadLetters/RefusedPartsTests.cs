using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Tests.DeadLetters;

public sealed class RefusedPartsTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parts_WhenSomeAreStillRefused_AreFoundByWhatWasSaidOfThem()
    {
        DeadLetter[] letters = [Letter(0, "a"), Letter(1, "b"), Letter(2, "c")];

        var parts = RefusedParts.Of(letters, [Rejection("c"), Rejection("a")]);

        Assert.Equal([letters[0].Key, letters[2].Key], parts.Known.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(parts.New);
    }

    [Fact]
    public void Parts_WhenTheyAreRefusedForSomethingElse_StayWithTheOpenLettersInOrder()
    {
        DeadLetter[] letters = [Letter(0, "a"), Letter(1, "b")];

        var parts = RefusedParts.Of(letters, [Rejection("other")]);

        Assert.Equal("other", Assert.Single(parts.Known).Value.Detail);
        Assert.Equal(letters[0].Key, Assert.Single(parts.Known).Key);
    }

    [Fact]
    public void Parts_WhenOneWasGivenUp_AreNotTakenForTheOpenOne()
    {
        DeadLetter[] letters = [Letter(0, "a", HandlingKind.Discarded), Letter(1, "b")];

        var parts = RefusedParts.Of(letters, [Rejection("a")]);

        Assert.Equal([letters[0].Key], parts.Known.Keys);
    }

    [Fact]
    public void Parts_WhenMoreAreRefusedThanBefore_AreNew()
    {
        DeadLetter[] letters = [Letter(0, "a"), Letter(1, "b", HandlingKind.Redriven)];

        var parts = RefusedParts.Of(letters, [Rejection("a"), Rejection("a"), Rejection("b")]);

        Assert.Equal([letters[0].Key], parts.Known.Keys);
        Assert.Equal(["a", "b"], parts.New.Select(rejection => rejection.Detail));
    }

    [Fact]
    public void Parts_WhenRefusedAgainForTheReasonOfTheLastTime_AreTheSame()
    {
        DeadLetter[] letters = [Letter(0, "a"), Letter(1, "a", HandlingKind.RefusedAgain, "FIELD_INVALID: b")];

        Assert.Equal([letters[1].Key], RefusedParts.Of(letters, [Rejection("b")]).Known.Keys);
    }

    private static Rejection Rejection(string detail) => new(RejectionReason.FIELD_INVALID, detail);

    private static DeadLetter Letter(int index, string detail, HandlingKind? what = null, string? then = null) =>
        new(new HubPosition("bank-events", "0", 5, "320"), index, RejectionReason.FIELD_INVALID, detail, At, At, 9, new string('a', 64))
        {
            Handling = what is { } kind ? new DeadLetterHandling(kind, At, "ann", "r", then) : null,
        };
}
