using RealRecon.Core.Alerts;

namespace RealRecon.Tests.Whole;

/// <summary>The one sink that is told. Like any good receiver it knows a word by its key, and takes each once.</summary>
internal sealed class Pager(TimeProvider time)
{
    private readonly HashSet<string> _keys = [];
    private readonly List<(DateTimeOffset At, Notification Word)> _words = [];

    /// <summary>How many of the next tries fail.</summary>
    public int Failures { get; set; }

    /// <summary>Runs before and after each word is taken, on the thread that tells.</summary>
    public Action AroundWord { get; set; } = () => { };

    public IReadOnlyList<(DateTimeOffset At, Notification Word)> Words
    {
        get { lock (_words) return [.. _words]; }
    }

    public IEnumerable<(DateTimeOffset At, Notification Word)> Of(NotificationKind kind) => Words.Where(word => word.Word.Kind == kind);

    /// <summary>The receiver as another process finds it.</summary>
    public Pager AfterRestart(TimeProvider clock)
    {
        var other = new Pager(clock) { Failures = Failures };
        foreach (var (at, word) in Words) other.Take(at, word);
        return other;
    }

    public Task<DeliveryOutcome> TellAsync(Notification what, CancellationToken cancellation)
    {
        AroundWord();
        if (Failures > 0)
        {
            Failures--;
            return Task.FromResult(DeliveryOutcome.Trouble("HTTP 503"));
        }

        Take(time.GetUtcNow(), what);
        AroundWord();
        return Task.FromResult(DeliveryOutcome.Delivered);
    }

    private void Take(DateTimeOffset at, Notification what)
    {
        lock (_words)
        {
            if (_keys.Add(what.Key)) _words.Add((at, what));
        }
    }
}
