namespace RealRecon.Adapters.Api;

/// <summary>Which route a cursor belongs to.</summary>
internal enum CursorKind : byte
{
    Transactions = 1,
    Audit = 2,
    Live = 3,
    DeadLetters = 4,
    Cases = 5,
    CaseAudit = 6,

    /// <summary>Where an export of an audit trail was cut.</summary>
    AuditExport = 15,

    /// <summary>The token of a bulk action's preview.</summary>
    Bulk = 16,
}
