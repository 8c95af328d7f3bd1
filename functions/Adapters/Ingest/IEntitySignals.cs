using RealRecon.Core;

namespace RealRecon.Adapters.Ingest;

/// <summary>Sends signals to entities: the durable client on Azure, the entity runtime in the emulator.</summary>
public interface IEntitySignals
{
    /// <summary>Returns once every signal is on disk. Throws when one is not; some may have been sent then, so receivers must bear repetition.</summary>
    Task SignalAsync(IReadOnlyList<OutboxMessage.Signal> signals, CancellationToken cancellation);
}
