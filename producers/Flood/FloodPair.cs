using RealRecon.Producers.Sending;

namespace RealRecon.Producers.Flood;

/// <summary>The two events of one transaction.</summary>
internal sealed record FloodPair(string TransactionId, EncodedEvent Gateway, EncodedEvent Bank, bool Agrees);
