using RealRecon.Core;
using RealRecon.Core.Normalise;

namespace RealRecon.Adapters.Ingest;

/// <summary>Reads what has passed through a hub, for as long as the hub keeps it. Nobody's checkpoint moves.</summary>
public interface IHubArchive
{
    /// <summary>The event that stands there; null when the hub no longer has it.</summary>
    /// <exception cref="HubArchiveException">The hub cannot be read, for a reason that people can do something about.</exception>
    Task<HubEvent?> FindAsync(HubPosition position, CancellationToken cancellation);
}

/// <summary>A hub cannot be read. The message is for people.</summary>
public sealed class HubArchiveException(string message, Exception? inner = null) : Exception(message, inner);
