using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Lets a request in, or not, before anything answers it.</summary>
internal sealed class Admission(ICallers callers)
{
    /// <param name="context">The request.</param>
    /// <param name="path">Below <c>/api/</c>, still percent-encoded.</param>
    /// <returns>The caller; null where nobody needs to be known.</returns>
    /// <exception cref="Refusal">Nobody is known who may ask this: a 401 for those who have not said who they are, else a 403.</exception>
    public Caller? Admit(HttpContext context, string path)
    {
        // A route that somebody forgot to enter must not be one that everybody may ask.
        var rule = AccessTable.Find(context.Request.Method, path) ?? throw new UnreachableException("A route is missing in the table of who may ask it.");
        if (rule.Demand.AnyOf is not { } anyOf) return null;
        var caller = callers.Identify(context);
        if (anyOf == Roles.None || caller.Has(anyOf)) return caller;
        throw caller.IsNobody ? AccessProblem.NotSignedIn() : AccessProblem.MissingRole(anyOf);
    }
}
