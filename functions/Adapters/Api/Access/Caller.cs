using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Who sent a request.</summary>
/// <param name="Name">As the audit log will name them; at most 128 characters.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Source">How they are known.</param>
public sealed record Caller(string Name, Roles Roles, CallerSource Source)
{
    public const int MaxNameLength = 128;

    /// <summary>Has not said who they are, where there is nobody to ask: they may look, and are asked to sign in for the rest.</summary>
    public bool IsNobody { get; init; }

    /// <summary>Has the operator's role: everything but agreeing to what others proposed.</summary>
    public bool MayOperate => Has(Roles.Operator);

    /// <summary>Has the approver's role: the second person.</summary>
    public bool MayApprove => Has(Roles.Approver);

    /// <summary>Whether they have at least one of these.</summary>
    public bool Has(Roles anyOf) => (Roles & anyOf) != Roles.None;
}

/// <summary>How somebody is known.</summary>
public enum CallerSource
{
    /// <summary>Sits at this machine.</summary>
    Local,

    /// <summary>A sign-in said who they are.</summary>
    SignedIn,
}

/// <summary>How a host tells who sent a request. Asked for every route that is not open to all.</summary>
public interface ICallers
{
    /// <summary>Names the caller, or refuses the request by the exception that the API turns into a 401 or 403.</summary>
    Caller Identify(HttpContext context);

    /// <summary>The platform's front end stands before this server, and people come from everywhere; else it is somebody's own machine.</summary>
    bool AreBehindPlatform => false;
}
