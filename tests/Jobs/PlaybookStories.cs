using RealRecon.Adapters.Options;
using RealRecon.Core;
using RealRecon.Core.Resolution;
using static RealRecon.Core.Resolution.AnswerOutcome;

namespace RealRecon.Tests.Jobs;

/// <summary>
/// Every playbook that comes with RealRecon, played on virtual time against a source that behaves as told. The owner stands behind
/// <see cref="IOwner"/>, so that a transaction can take its place.
/// </summary>
public sealed class PlaybookStories
{
    public static TheoryData<ReasonCode> Reasons => [.. RealReconOptions.Default.Match.Playbooks.ByReason.Keys.Order()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Playbook_WhenItsLastQuestionFindsFacts_EndsWithThemInTheFirstTry(ReasonCode reason)
    {
        var owner = new ListeningOwner();
        var last = For(reason).Ask[^1];

        var stage = Play(reason, owner, (question, _) => question.Kind == last ? Found : NotFound);

        Assert.Equal(Asked.Start, stage.Now);
        Assert.Equal(For(reason).Ask, owner.Heard.Select(heard => heard.Answer.Question.Kind));
        Assert.Equal([new ChecksEnded(1, 1, true)], owner.Ended);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Playbook_WhenThereIsNothing_AsksThreeTimesAndIsGivenUpAfterThirtySixSeconds(ReasonCode reason)
    {
        var owner = new ListeningOwner();

        var stage = Play(reason, owner, (_, _) => NotFound);

        Assert.Equal(Asked.Start.AddSeconds(36), stage.Now);
        Assert.Equal(3 * For(reason).Ask.Length, owner.Heard.Count);
        Assert.Equal([new ChecksEnded(1, 3, false)], owner.Ended);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Playbook_WhenTheSourceIsDownForTenMinutes_FindsThemAfterIt(ReasonCode reason)
    {
        var owner = new ListeningOwner();

        var stage = Play(reason, owner, (_, now) => now < Asked.Start.AddMinutes(10) ? Unavailable : Found);

        Assert.InRange(stage.Now, Asked.Start.AddMinutes(10), Asked.Start.AddMinutes(11));
        Assert.Equal([Unavailable, Found], owner.Heard.Select(heard => heard.Answer.Outcome));
        Assert.Equal([new ChecksEnded(1, 1, true)], owner.Ended);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Playbook_WhenTheEventComesByItselfMeanwhile_StopsAsking(ReasonCode reason)
    {
        var owner = new ListeningOwner();
        var stage = new RunStage(owner, (_, _) => NotFound) { Meanwhile = now => owner.Waits = now < Asked.Start.AddSeconds(5) };

        stage.Play(Asked.Request(reason, For(reason)));

        Assert.Equal(Asked.Start.AddSeconds(12), stage.Now);
        Assert.Equal(For(reason).Ask.Length, owner.Heard.Count);
        Assert.Empty(owner.Ended);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Playbook_WhenNoSourceIsConfigured_IsGivenUpAtOnceWithTheReasonOnRecord(ReasonCode reason)
    {
        var owner = new ListeningOwner();

        var stage = Play(reason, owner, (_, _) => NoSource);

        Assert.Equal(Asked.Start, stage.Now);
        Assert.All(owner.Heard, heard => Assert.Equal(NoSource, heard.Answer.Outcome));
        Assert.Equal([new ChecksEnded(1, 0, false)], owner.Ended);
    }

    private static Playbook For(ReasonCode reason) => RealReconOptions.Default.Match.Playbooks.For(reason)!;

    private static RunStage Play(ReasonCode reason, ListeningOwner owner, Func<Question, DateTimeOffset, AnswerOutcome> source) =>
        new RunStage(owner, source).Play(Asked.Request(reason, For(reason)));
}
