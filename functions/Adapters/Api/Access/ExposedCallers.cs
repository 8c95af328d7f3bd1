using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Callers of a function app on Azure that anybody can reach, without the platform's sign-in in front: whatever they say they are, they could have made up.</summary>
public sealed class ExposedCallers : ICallers
{
    public bool AreBehindPlatform => true;

    public Caller Identify(HttpContext context) => throw AccessProblem.Unprotected();
}
