using System.Text.Json.Serialization;
using RealRecon.Adapters.Api.Actions;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Answers;

/// <summary>What came of an action.</summary>
/// <param name="Id">The transaction's id, or the case's key.</param>
/// <param name="ActionId">Names the action in the audit log; give it as Idempotency-Key to ask again.</param>
/// <param name="Version">After the action; while it is pending, the one that was seen.</param>
/// <param name="Status">A transaction's status; OPEN or CLOSED of a case.</param>
/// <param name="State">A transaction's finer state; null for a case.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record ActionAnswer(string Id, string ActionId, long Version, string Status, string? State, Outcome Outcome);

/// <param name="Count">How many transactions it would be about.</param>
/// <param name="Exposure">Value at risk in minor units by currency.</param>
/// <param name="Cap">Most that one bulk action takes.</param>
/// <param name="Token">Names exactly these transactions in their present versions; null when there are more than the cap.</param>
internal sealed record BulkPreviewAnswer(int Count, IReadOnlyDictionary<string, long> Exposure, int Cap, string? Token);

/// <param name="BulkId">The actions are named by it and their number: <c>bulkId:1</c>, <c>bulkId:2</c> …</param>
/// <param name="Count">All items.</param>
/// <param name="Outcomes">How many ended in which way; every way is there.</param>
/// <param name="Items">In the order of the preview.</param>
internal sealed record BulkAnswer(string BulkId, int Count, IReadOnlyDictionary<Outcome, int> Outcomes, IReadOnlyList<BulkItem> Items);

/// <param name="Id">The transaction's id.</param>
/// <param name="ActionId">Names the action in the audit log.</param>
/// <param name="Version">After the action; while it is pending or was not sent, the one of the preview.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Why">Why it was refused; null otherwise.</param>
internal sealed record BulkItem(string Id, string ActionId, long Version, Outcome Outcome, string? Why);

/// <summary>What was done since the version that the caller saw.</summary>
internal sealed record VersionConflictFacts(long CurrentVersion, string CurrentStatus, string? CurrentState, IReadOnlyList<Change> Changes);

/// <summary>One step since then: what, and by whom (null: by RealRecon itself).</summary>
internal sealed record Change(long Sequence, long Version, DateTimeOffset At, string Kind, ReasonCode? Code, string Summary, string? Actor);

internal sealed record NotAllowedFacts(long CurrentVersion, string CurrentStatus, string? CurrentState, ReasonCode? Code, string Why);

internal sealed record TooManyFacts(int Count, int Cap);
