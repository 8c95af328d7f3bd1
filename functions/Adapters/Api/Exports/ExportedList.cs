namespace RealRecon.Adapters.Api.Exports;

/// <summary>What can be had as a file.</summary>
internal enum ExportedList
{
    Transactions,
    Cases,
    DeadLetters,

    /// <summary>The trail of one transaction.</summary>
    Audit,
}
