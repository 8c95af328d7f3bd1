using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Lets a request in, or not, before anything answers it.</summary>
internal sealed class Admission(ICallers callers)
{
    /// <param name="context">The request.</param>
    /// <param name="demand">What its route asks of the caller.</param>
    /// <returns>The caller; null where nobody needs to be known.</returns>
    /// <exception cref="Refusal">Nobody is known who may ask this: a 401 for those who have not said who they are, else a 403.</exception>
    public Caller? Admit(HttpContext context, Demand demand)
    {
        if (demand.AnyOf is not { } anyOf) return null;
        var caller = callers.Identify(context);
        if (anyOf == Roles.None || caller.Has(anyOf)) return caller;
        throw caller.IsNobody ? AccessProblem.NotSignedIn() : AccessProblem.MissingRole(anyOf);
    }
}
