using RealRecon.Core.Alerts;

namespace RealRecon.Adapters.Alerts;

/// <summary>Somewhere that people are told. It never throws but when it is cancelled: trouble is an outcome, and its words name no address and no secret.</summary>
public interface ISink
{
    string Name { get; }

    /// <summary>One try. The same notification may be sent again: its key tells the receiver.</summary>
    Task<DeliveryOutcome> SendAsync(Notification what, CancellationToken cancellation);
}
