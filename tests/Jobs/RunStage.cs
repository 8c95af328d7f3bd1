using RealRecon.Core.Jobs;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

/// <summary>Plays a run to its end on virtual time: sleeps pass at once, questions go to <paramref name="source"/>, signals to <paramref name="owner"/>.</summary>
internal sealed class RunStage(IOwner owner, Func<Question, DateTimeOffset, AnswerOutcome> source)
{
    private readonly ResolutionJob _job = new();

    public DateTimeOffset Now { get; private set; } = Asked.Start;

    /// <summary>Each question with its answer, <c>00:12 BankByReference NotFound</c>; in parentheses when the owner was not told.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>How much too early timers fire.</summary>
    public TimeSpan Early { get; init; }

    /// <summary>What an answer takes.</summary>
    public TimeSpan Answering { get; init; }

    /// <summary>Called before each confirmation.</summary>
    public Action<DateTimeOffset>? Meanwhile { get; init; }

    public RunStage Play(ResolutionRequest request)
    {
        var step = _job.Begin(request, Now);
        for (var steps = 0; steps < 10_000; steps++)
        {
            Tell(step);
            if (step.Then is JobThen<Question>.End)
            {
                Lines.Add($"{Clock} end");
                return this;
            }

            step = Next(step);
        }

        throw new InvalidOperationException("The run has no end.");
    }

    private string Clock => $"{(int)(Now - Asked.Start).TotalMinutes:00}:{(Now - Asked.Start).Seconds:00}";

    private JobStep<ResolutionRun, Question> Next(JobStep<ResolutionRun, Question> step)
    {
        switch (step.Then)
        {
            case JobThen<Question>.Sleep sleep:
                var wake = sleep.Until - Early;
                if (wake > Now) Now = wake;
                return _job.Woken(step.Run, Now);
            case JobThen<Question>.Confirm confirm:
                Meanwhile?.Invoke(Now);
                return _job.Confirmed(step.Run, owner.IsWaitingFor(confirm.Round), Now);
            case JobThen<Question>.Call call:
                Now += Answering;
                var answer = call.What.With(source(call.What, Now), Now);
                var next = _job.Answered(step.Run, answer, Now);
                var isTold = next.Outbox.Any(signal => signal.Payload is AnswerHeard);
                Lines.Add(isTold ? $"{Clock} {call.What.Kind} {answer.Outcome}" : $"({Clock} {call.What.Kind} {answer.Outcome})");
                return next;
            default:
                throw new InvalidOperationException($"No such step: {step.Then}.");
        }
    }

    private void Tell(JobStep<ResolutionRun, Question> step)
    {
        foreach (var signal in step.Outbox)
        {
            if (signal.Payload is AnswerHeard heard) owner.HearAnswer(heard);
            else owner.EndChecks((ChecksEnded)signal.Payload!);
        }
    }
}
