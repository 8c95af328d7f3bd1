using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>What a list adds up to. Values at risk are minor units by currency.</summary>
/// <param name="AsOf">When it was counted; ages are of then.</param>
/// <param name="Count">How many transactions.</param>
/// <param name="IsExact">False when the counting stopped before the end.</param>
/// <param name="ValueAtRisk">Of all.</param>
/// <param name="Oldest">When the oldest was opened; null when there is none.</param>
/// <param name="ByStatus">Every status is there.</param>
/// <param name="ByReason">By the primary reason, most first; what has no reason is not here.</param>
/// <param name="ByProvider">The gateway's, else the bank's; most first.</param>
/// <param name="ByOwner">Nobody first, then most first.</param>
/// <param name="Ageing">In the order of <paramref name="ByReason"/>.</param>
internal sealed record ListTotals(
    DateTimeOffset AsOf,
    long Count,
    bool IsExact,
    IReadOnlyDictionary<string, long> ValueAtRisk,
    DateTimeOffset? Oldest,
    IReadOnlyDictionary<TransactionStatus, long> ByStatus,
    IReadOnlyList<ReasonTotal> ByReason,
    IReadOnlyList<ProviderTotal> ByProvider,
    IReadOnlyList<OwnerTotal> ByOwner,
    IReadOnlyList<ReasonAges> Ageing);

internal sealed record ReasonTotal(ReasonCode Reason, long Count, IReadOnlyDictionary<string, long> ValueAtRisk);

internal sealed record ProviderTotal(string Provider, long Count, IReadOnlyDictionary<string, long> ValueAtRisk);

/// <param name="Owner">Null for nobody.</param>
/// <param name="Count">How many they look after.</param>
internal sealed record OwnerTotal(string? Owner, long Count);

/// <param name="Reason">A primary reason.</param>
/// <param name="Buckets">Opened less than 1 min ago, 1 to 5 min, 5 to 60 min, 1 to 24 h, 1 to 3 d, 3 to 7 d, longer.</param>
internal sealed record ReasonAges(ReasonCode Reason, IReadOnlyList<AgeTotal> Buckets);

internal sealed record AgeTotal(long Count, IReadOnlyDictionary<string, long> ValueAtRisk);
