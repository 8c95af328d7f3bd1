using Microsoft.AspNetCore.Http;

namespace RealRecon.Adapters.Api.Access;

/// <summary>
/// Callers of a function app away from Azure, which Core Tools serve on a developer's machine. A principal (<c>swa start</c> sends one) is believed.
/// Without one everything may be read, because there is no sign-in to ask for, and nobody acts, because nobody would stand in the record.
/// </summary>
public sealed class OwnMachineCallers(RoleNames roles) : ICallers
{
    private static readonly Caller Nobody = new("local", Roles.Viewer | Roles.Auditor, CallerSource.Local) { IsNobody = true };

    private readonly SignedInCallers _signedIn = new(roles);

    public Caller Identify(HttpContext context) => _signedIn.Find(context) ?? Nobody;
}
