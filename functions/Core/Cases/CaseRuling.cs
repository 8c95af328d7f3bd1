namespace RealRecon.Core.Cases;

/// <summary>What becomes of a person's action on a case.</summary>
public abstract record CaseRuling
{
    private CaseRuling()
    {
    }

    /// <summary>It was heard before: nothing changes, and nothing is audited.</summary>
    public sealed record Repeated : CaseRuling;

    /// <summary>Audited as <see cref="CaseEvent.ActionRefused"/>; nothing else changes.</summary>
    public sealed record Refused(CaseHandling Next, string Summary) : CaseRuling;

    /// <summary>Audited as <see cref="CaseEvent.Acted"/>.</summary>
    public sealed record Taken(CaseHandling Next, string Summary) : CaseRuling;

    /// <summary>A person settled it: audited as <see cref="CaseEvent.Closed"/>, and the case's entity closes what it opened.</summary>
    public sealed record Settled(CaseHandling Next, string Summary) : CaseRuling;
}
