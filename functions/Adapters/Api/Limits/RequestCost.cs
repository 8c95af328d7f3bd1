namespace RealRecon.Adapters.Api.Limits;

/// <summary>Which budget a request is paid from.</summary>
internal enum RequestCost
{
    /// <summary>Reads that cost a few rows, or that all callers share.</summary>
    Read,

    /// <summary>Reads that walk: totals, blocks, replay.</summary>
    HeavyRead,

    /// <summary>Heavy reads that may take seconds: exports and verification. They are bounded at a time, too.</summary>
    LongRead,

    /// <summary>Everything that is posted.</summary>
    Action,
}
