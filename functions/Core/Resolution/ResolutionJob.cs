using System.Collections.Immutable;
using System.Diagnostics;
using RealRecon.Core.Jobs;

namespace RealRecon.Core.Resolution;

/// <summary>
/// One run of a playbook: asks its questions in order until one finds facts, tries again after a wait, and gives up in the end. It passes on what it
/// hears and judges nothing; whether the facts heal anything is the owner's to say.
/// </summary>
public sealed class ResolutionJob : Job<ResolutionRequest, ResolutionRun, Question, Answer>
{
    public const string JobName = "Resolution";

    /// <summary>Operation of the owner that takes an <see cref="AnswerHeard"/>.</summary>
    public const string HearAnswer = nameof(HearAnswer);

    /// <summary>Operation of the owner that takes a <see cref="ChecksEnded"/>: the last thing that it hears of a round, once.</summary>
    public const string EndChecks = nameof(EndChecks);

    // A wake may be a second early; an outage with less than that to go is over, or the last wait would be asked for in ever smaller pieces.
    private static readonly TimeSpan EarlyWake = TimeSpan.FromSeconds(1);

    public override string Name => JobName;

    public override JobStep<ResolutionRun, Question> Begin(ResolutionRequest request, DateTimeOffset now)
    {
        var run = new ResolutionRun { Request = request };
        if (request.Questions.IsEmpty) return GiveUp(run, []);
        return request.Patience.FirstWait > TimeSpan.Zero ? Sleep(run, now + request.Patience.FirstWait, []) : Ask(run, []);
    }

    public override JobStep<ResolutionRun, Question> Woken(ResolutionRun run, DateTimeOffset now) => Ask(run, []);

    /// <summary>Nobody is told of the end when nobody waits: the owner ended the round itself.</summary>
    public override JobStep<ResolutionRun, Question> Confirmed(ResolutionRun run, bool wanted, DateTimeOffset now) => wanted
        ? new(run, new JobThen<Question>.Call(run.Question), [])
        : new(run, new JobThen<Question>.End(), []);

    public override JobStep<ResolutionRun, Question> Answered(ResolutionRun run, Answer result, DateTimeOffset now) => result.Outcome switch
    {
        AnswerOutcome.Found => End(run, run.Attempt, found: true, [Heard(run, result)]),
        AnswerOutcome.NotFound or AnswerOutcome.Ambiguous => AskNext(run.Up(now), now, [Heard(run, result)]),
        AnswerOutcome.Refused or AnswerOutcome.NoSource => AskNext(run.Up(now).Skip(), now, [Heard(run, result)]),
        AnswerOutcome.Unavailable => WaitForSource(run, result, now),
        _ => throw new UnreachableException($"No such outcome: {result.Outcome}."),
    };

    /// <summary>The next question of this try, or the first of the next one, or the end.</summary>
    private static JobStep<ResolutionRun, Question> AskNext(ResolutionRun run, DateTimeOffset now, ImmutableArray<OutboxMessage.Signal> heard)
    {
        if (run.NextFrom(run.Next + 1) is { } next) return Ask(run with { Next = next }, heard);
        if (run.NextFrom(0) is not { } first) return GiveUp(run, heard);
        var patience = run.Request.Patience;
        if (run.Attempt >= patience.Attempts) return End(run, run.Attempt, found: false, heard);
        var again = run with { Attempt = run.Attempt + 1, Next = first };
        return Sleep(again, now + patience.WaitBefore(again.Attempt), heard);
    }

    /// <summary>An outage is told once, however long it lasts: a bank that is down for half an hour shall not fill the log of each payment.</summary>
    private static JobStep<ResolutionRun, Question> WaitForSource(ResolutionRun run, Answer result, DateTimeOffset now)
    {
        var patience = run.Request.Patience;
        ImmutableArray<OutboxMessage.Signal> heard = run.DownSince is null ? [Heard(run, result)] : [];
        var down = run with { DownSince = run.DownSince ?? now, DownAnswers = run.DownAnswers + 1 };
        var end = down.DownSince.Value + patience.LongestOutage - run.DownBefore;
        if (end - now < EarlyWake) return GiveUp(down, heard);
        var again = now + patience.WaitInOutage(down.DownAnswers);
        return Sleep(down, again < end ? again : end, heard);
    }

    private static JobStep<ResolutionRun, Question> Ask(ResolutionRun run, ImmutableArray<OutboxMessage.Signal> heard) =>
        new(run, new JobThen<Question>.Confirm(run.Request.Owner, run.Request.Round), heard);

    private static JobStep<ResolutionRun, Question> Sleep(ResolutionRun run, DateTimeOffset until, ImmutableArray<OutboxMessage.Signal> heard) =>
        new(run, new JobThen<Question>.Sleep(until), heard);

    /// <summary>The try under way did not come to its end, so it does not count.</summary>
    private static JobStep<ResolutionRun, Question> GiveUp(ResolutionRun run, ImmutableArray<OutboxMessage.Signal> heard) =>
        End(run, run.Attempt - 1, found: false, heard);

    private static JobStep<ResolutionRun, Question> End(ResolutionRun run, int attempts, bool found, ImmutableArray<OutboxMessage.Signal> heard)
    {
        var ended = new OutboxMessage.Signal(run.Request.Owner, EndChecks, new ChecksEnded(run.Request.Round, attempts, found));
        return new(run, new JobThen<Question>.End(), heard.Add(ended));
    }

    private static OutboxMessage.Signal Heard(ResolutionRun run, Answer answer) =>
        new(run.Request.Owner, HearAnswer, new AnswerHeard(run.Request.Round, run.Attempt, answer));
}
