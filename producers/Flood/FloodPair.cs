using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>The two events of one transaction.</summary>
internal sealed record FloodPair(string TransactionId, OutgoingEvent Gateway, OutgoingEvent Bank, bool Agrees);
