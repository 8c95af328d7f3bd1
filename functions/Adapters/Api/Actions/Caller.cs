using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Who asks for an action.</summary>
/// <param name="Name">As the audit log will name them; at most 128 characters.</param>
/// <param name="MayOperate">Has the operator's role: everything but agreeing to what others proposed.</param>
/// <param name="MayApprove">Has the approver's role: the second person.</param>
public sealed record Caller(string Name, bool MayOperate, bool MayApprove)
{
    public const int MaxNameLength = 128;
}

/// <summary>How a host tells who sent a request. Only requests that change something are asked for it.</summary>
public interface ICallers
{
    /// <summary>Names the caller, or refuses the request by the exception that the API turns into a 401 or 403.</summary>
    Caller Identify(HttpContext context);
}
