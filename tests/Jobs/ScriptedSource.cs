using System.Threading.Channels;
using RealRecon.Core.Resolution;

namespace RealRecon.Tests.Jobs;

/// <summary>Answers one question after the other as written, and remembers what it was asked.</summary>
internal sealed class ScriptedSource(params AnswerOutcome[] outcomes)
{
    private readonly List<QuestionKind> _asked = [];
    private readonly Channel<bool> _gate = Channel.CreateUnbounded<bool>();

    /// <summary>Whether each answer waits for <see cref="Release"/>.</summary>
    public bool IsGated { get; init; }

    public IReadOnlyList<QuestionKind> Asked
    {
        get { lock (_asked) return [.. _asked]; }
    }

    public void Release() => _gate.Writer.TryWrite(true);

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellation)
    {
        int number;
        lock (_asked)
        {
            number = _asked.Count;
            _asked.Add(question.Kind);
        }

        if (IsGated) await _gate.Reader.ReadAsync(cancellation);
        return question.With(outcomes[Math.Min(number, outcomes.Length - 1)], Jobs.Asked.Start);
    }
}
