using RealRecon.Adapters.Ingest;
using RealRecon.Core;

namespace RealRecon.Tests.Operators;

/// <summary>The way to the entities, on which a test may stand between look and signal, lose what is sent, or break it.</summary>
internal sealed class SwitchedSignals : IEntitySignals
{
    /// <summary>Where signals go to.</summary>
    public IEntitySignals? Target { get; set; }

    /// <summary>Runs before signals are passed on.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public bool Loses { get; set; }

    public async Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation)
    {
        await Before();
        if (!Loses) await Target!.SignalAsync(signals, cancellation);
    }
}
