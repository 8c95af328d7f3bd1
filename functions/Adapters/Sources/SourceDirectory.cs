using System.Diagnostics;
using RealRecon.Adapters.Telemetry;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>Asks every source that a question may mean. They are asked for one movement, so two that know of it are one too many.</summary>
internal sealed class SourceDirectory(IEnumerable<Source> sources, TimeProvider time, RealReconMetrics? metrics = null) : ISourceDirectory
{
    private readonly Source[] _sources = [.. sources];

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellation)
    {
        var meant = _sources.Where(source => source.IsMeantBy(question)).ToArray();
        if (meant.Length == 0)
        {
            var nobody = NoSource(question);
            metrics?.Asked(nobody);
            return nobody;
        }

        var answers = await Task.WhenAll(meant.Select(source => AskAsync(source, question, cancellation)));
        var found = answers.Where(answer => answer.Outcome == AnswerOutcome.Found).ToArray();
        return found.Length > 1 ? Ambiguous(found) : answers.MinBy(answer => Weight(answer.Outcome))!;
    }

    private async Task<Answer> AskAsync(Source source, Question question, CancellationToken cancellation)
    {
        using var span = Tracing.Call($"ask {source.Name}");
        var answer = await source.AskAsync(question, cancellation);
        metrics?.Asked(answer);
        span?.SetTag(Tracing.TransactionTag, question.Reference.Value)
            .SetTag("realrecon.question", question.Kind.ToString())
            .SetTag("realrecon.outcome", answer.Outcome.ToString());
        if (answer.Outcome is AnswerOutcome.Unavailable or AnswerOutcome.Refused) span?.SetStatus(ActivityStatusCode.Error, answer.Detail);
        return answer;
    }

    // While one of them is silent, that the others know nothing proves nothing.
    private static int Weight(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Found => 0,
        AnswerOutcome.Ambiguous => 1,
        AnswerOutcome.Unavailable => 2,
        AnswerOutcome.Refused => 3,
        _ => 4,
    };

    private static Answer Ambiguous(Answer[] found) => found[0] with
    {
        Outcome = AnswerOutcome.Ambiguous,
        Events = [],
        Candidates = [.. found.Select(answer => $"{answer.Source}:{answer.Question.Reference.Value}").Take(PostingChoice.MaxCandidates)],
        Detail = $"Several sources know of it: {string.Join(", ", found.Select(answer => answer.Source))}.",
    };

    private Answer NoSource(Question question)
    {
        var now = time.GetUtcNow();
        return new Answer
        {
            Question = question,
            Outcome = AnswerOutcome.NoSource,
            Source = "",
            AskedAt = now,
            AnsweredAt = now,
            Detail = "No source is configured for this question.",
        };
    }
}
