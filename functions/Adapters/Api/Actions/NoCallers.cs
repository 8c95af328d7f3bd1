using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>A host that says nothing about its callers lets nobody act.</summary>
internal sealed class NoCallers : ICallers
{
    public Caller Identify(HttpContext context) => throw ActionProblem.Forbidden("This host does not tell who its callers are, so nobody may act.");
}
