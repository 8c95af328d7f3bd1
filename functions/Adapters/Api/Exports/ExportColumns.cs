using RealRecon.Adapters.Api.Answers;
using RealRecon.Core;
using RealRecon.Core.Matching;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>The columns of each list. Amounts stand twice: in minor units, which are exact and need no knowledge of currencies, and in major units for people.</summary>
internal static class ExportColumns
{
    public static readonly IReadOnlyList<Column<TransactionItem>> Transactions =
    [
        Column<TransactionItem>.Text("id", row => row.Id.Value),
        Column<TransactionItem>.Text("status", row => row.Status.ToString()),
        Column<TransactionItem>.Text("state", row => row.State.ToString()),
        Column<TransactionItem>.Text("reasons", row => string.Join(' ', row.Reasons)),
        Column<TransactionItem>.Text("orderId", row => row.OrderId),
        Column<TransactionItem>.Text("parentId", row => row.ParentId),
        Column<TransactionItem>.Text("rail", row => row.Rail),
        .. Side("gateway", row => row.Gateway),
        .. Side("bank", row => row.Bank),
        Column<TransactionItem>.Number("differenceMinor", row => row.DifferenceMinor),
        Column<TransactionItem>.Decimal("difference", row => Major(row.DifferenceMinor, (row.Gateway ?? row.Bank)?.Currency)),
        Column<TransactionItem>.Number("valueAtRiskMinor", row => row.ValueAtRisk?.AmountMinor),
        Column<TransactionItem>.Decimal("valueAtRisk", row => Major(row.ValueAtRisk?.AmountMinor, row.ValueAtRisk?.Currency)),
        Column<TransactionItem>.Text("valueAtRiskCurrency", row => row.ValueAtRisk?.Currency),
        Column<TransactionItem>.Time("openedAt", row => row.OpenedAt),
        Column<TransactionItem>.Time("decidedAt", row => row.DecidedAt),
        Column<TransactionItem>.Time("deadline", row => row.Deadline),
        Column<TransactionItem>.Number("version", row => row.Version),
        Column<TransactionItem>.Text("owner", row => row.Handling?.Owner),
        Column<TransactionItem>.Time("snoozedUntil", row => row.Handling?.SnoozedUntil),
        Column<TransactionItem>.Flag("isChecking", row => row.Handling is { IsChecking: true }),
        Column<TransactionItem>.Flag("isHeld", row => row.Handling is { IsHeld: true }),
        Column<TransactionItem>.Flag("isAlerted", row => row.Handling is { IsAlerted: true }),
        Column<TransactionItem>.Number("notes", row => row.Handling?.Notes ?? 0),
        .. Action("standing", row => row.Handling?.Standing),
        .. Action("proposed", row => row.Handling?.Proposed),
    ];

    public static readonly IReadOnlyList<Column<CaseItem>> Cases =
    [
        Column<CaseItem>.Text("kind", row => row.Kind.ToString()),
        Column<CaseItem>.Text("key", row => row.Key),
        Column<CaseItem>.Flag("isOpen", row => row.IsOpen),
        Column<CaseItem>.Text("code", row => row.Code?.ToString()),
        Column<CaseItem>.Text("severity", row => row.Severity.ToString()),
        Column<CaseItem>.Number("count", row => row.Count),
        Column<CaseItem>.Text("exposureMinor", row => string.Join(' ', row.Exposure.Select(sum => $"{sum.Value} {sum.Key}"))),
        Column<CaseItem>.Text("exposure", row => string.Join(' ', row.Exposure.Select(sum => $"{Major(sum.Value, sum.Key)} {sum.Key}"))),
        Column<CaseItem>.Time("since", row => row.Since),
        Column<CaseItem>.Text("owner", row => row.Owner),
        Column<CaseItem>.Time("snoozedUntil", row => row.SnoozedUntil),
        Column<CaseItem>.Time("deadline", row => row.Deadline),
        Column<CaseItem>.Number("version", row => row.Version),
        Column<CaseItem>.Text("details", row => string.Join("; ", row.Details.Select(detail => $"{detail.Name}: {detail.Value}"))),
    ];

    public static readonly IReadOnlyList<Column<DeadLetterItem>> DeadLetters =
    [
        Column<DeadLetterItem>.Text("hub", row => row.Hub),
        Column<DeadLetterItem>.Text("partition", row => row.Partition),
        Column<DeadLetterItem>.Text("offset", row => row.Offset),
        Column<DeadLetterItem>.Number("sequence", row => row.Sequence),
        Column<DeadLetterItem>.Number("index", row => row.Index),
        Column<DeadLetterItem>.Text("reason", row => row.Reason.ToString()),
        Column<DeadLetterItem>.Text("detail", row => row.Detail),
        Column<DeadLetterItem>.Time("enqueuedAt", row => row.EnqueuedAt),
        Column<DeadLetterItem>.Time("rejectedAt", row => row.RejectedAt),
        Column<DeadLetterItem>.Number("bytes", row => row.Bytes),
        Column<DeadLetterItem>.Text("sha256", row => row.Sha256),
        Column<DeadLetterItem>.Text("key", row => row.Key),
        Column<DeadLetterItem>.Text("handling", row => row.Handling?.What.ToString()),
        Column<DeadLetterItem>.Time("handledAt", row => row.Handling?.At),
        Column<DeadLetterItem>.Text("handledBy", row => row.Handling?.By),
        Column<DeadLetterItem>.Text("handledReason", row => row.Handling?.Reason),
        Column<DeadLetterItem>.Text("handledDetail", row => row.Handling?.Detail),
    ];

    public static readonly IReadOnlyList<Column<AuditTrailEntry>> Trail =
    [
        Column<AuditTrailEntry>.Number("sequence", row => row.Sequence),
        Column<AuditTrailEntry>.Time("at", row => row.At),
        Column<AuditTrailEntry>.Text("transactionId", row => row.Body.TransactionId.Value),
        Column<AuditTrailEntry>.Number("version", row => row.Body.Version),
        Column<AuditTrailEntry>.Text("kind", row => row.Body.Kind.ToString()),
        Column<AuditTrailEntry>.Text("code", row => row.Body.Code?.ToString()),
        Column<AuditTrailEntry>.Text("statusBefore", row => row.Body.Before?.Status.ToString()),
        Column<AuditTrailEntry>.Text("statusAfter", row => row.Body.After.Status.ToString()),
        Column<AuditTrailEntry>.Text("stateAfter", row => row.Body.After.Verdict.State.ToString()),
        Column<AuditTrailEntry>.Text("reasonsAfter", row => string.Join(' ', row.Body.After.Verdict.Reasons)),
        Column<AuditTrailEntry>.Text("eventKey", row => row.Body.Event?.EventKey),
        Column<AuditTrailEntry>.Text("provider", row => row.Body.Event?.Provider),
        Column<AuditTrailEntry>.Number("amountMinor", row => row.Body.Event?.Amount.MinorUnits),
        Column<AuditTrailEntry>.Decimal("amount", row => row.Body.Event?.Amount.InMajorUnits()),
        Column<AuditTrailEntry>.Text("currency", row => row.Body.Event?.Amount.Currency.Code),
        Column<AuditTrailEntry>.Text("actor", row => row.Body.Action?.Actor),
        Column<AuditTrailEntry>.Text("reason", row => row.Body.Action?.Reason),
        Column<AuditTrailEntry>.Number("ruleVersion", row => row.Body.RuleVersion),
        Column<AuditTrailEntry>.Text("hash", row => row.Hash),
        Column<AuditTrailEntry>.Number("block", row => row.Block.Number),
        Column<AuditTrailEntry>.Text("blockHash", row => row.Block.Hash),
        Column<AuditTrailEntry>.Text("blockPreviousHash", row => row.Block.PreviousHash),
        Column<AuditTrailEntry>.Text("blockRoot", row => row.Block.Root),
    ];

    private static IEnumerable<Column<TransactionItem>> Side(string name, Func<TransactionItem, SideView?> side) =>
    [
        Column<TransactionItem>.Text($"{name}Provider", row => side(row)?.Provider),
        Column<TransactionItem>.Text($"{name}Status", row => side(row)?.Status.ToString()),
        Column<TransactionItem>.Number($"{name}AmountMinor", row => side(row)?.AmountMinor),
        Column<TransactionItem>.Decimal($"{name}Amount", row => Major(side(row)?.AmountMinor, side(row)?.Currency)),
        Column<TransactionItem>.Text($"{name}Currency", row => side(row)?.Currency),
        Column<TransactionItem>.Time($"{name}OccurredAt", row => side(row)?.OccurredAt),
    ];

    private static IEnumerable<Column<TransactionItem>> Action(string name, Func<TransactionItem, StandingAction?> action) =>
    [
        Column<TransactionItem>.Text(name, row => action(row)?.Kind.ToString()),
        Column<TransactionItem>.Text($"{name}Code", row => action(row)?.Code.ToString()),
        Column<TransactionItem>.Text($"{name}By", row => action(row)?.Actor),
        Column<TransactionItem>.Time($"{name}At", row => action(row)?.At),
    ];

    private static string? Major(long? minor, string? code) => minor is { } amount && Currency.TryGet(code, out var currency) ? new Money(amount, currency).InMajorUnits() : null;
}
