using System.Collections.Immutable;
using RealRecon.Adapters.Sources;
using RealRecon.Core;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Whole;

/// <summary>The bank and the gateways: they answer as scripted, and remember what they were asked.</summary>
internal sealed class ScriptedSources(TimeProvider time) : ISourceDirectory
{
    private readonly List<(DateTimeOffset At, Question Question)> _asked = [];

    /// <summary>What they say; until it is set, that they know nothing.</summary>
    public Func<Question, Answer> Script { get; set; } = Nothing;

    /// <summary>Runs before each answer, on the thread that asks.</summary>
    public Action BeforeAnswer { get; set; } = () => { };

    public IReadOnlyList<(DateTimeOffset At, Question Question)> Asked
    {
        get { lock (_asked) return [.. _asked]; }
    }

    public static Answer Nothing(Question question) => Answers(question, AnswerOutcome.NotFound);

    /// <summary>Facts are told as a query tells them.</summary>
    public static Answer Found(Question question, params PaymentEvent[] told) =>
        Answers(question, AnswerOutcome.Found) with { Events = [.. told.Select(fact => QueriedFact.From(fact, "scripted", fact.ReceivedAt))] };

    public static Answer Down(Question question) => Answers(question, AnswerOutcome.Unavailable);

    public Task<Answer> AskAsync(Question question, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (_asked) _asked.Add((now, question));
        BeforeAnswer();
        return Task.FromResult(Script(question) with { AskedAt = now, AnsweredAt = now });
    }

    private static Answer Answers(Question question, AnswerOutcome outcome) => new()
    {
        Question = question,
        Outcome = outcome,
        Source = "scripted",
        AskedAt = default,
        AnsweredAt = default,
        Events = ImmutableArray<PaymentEvent>.Empty,
    };
}
