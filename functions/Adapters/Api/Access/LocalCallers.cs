using System.Net;
using Microsoft.AspNetCore.Http;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Access;

/// <summary>
/// Callers of a server on this machine for the person at it: whoever reaches it has the name and the roles that they give, all roles where they give
/// none. The host's name must be this machine's too, because a foreign page can point a name of its own at 127.0.0.1. A principal (<c>swa start</c>
/// sends one for whoever signed in there) counts more than the headers.
/// </summary>
public sealed class LocalCallers : ICallers
{
    public const string ActorHeader = "X-RealRecon-Actor";
    public const string RolesHeader = "X-RealRecon-Roles";

    private const string DefaultActor = "local";

    private readonly SignedInCallers _signedIn;

    public LocalCallers(RoleNames? roles = null) => _signedIn = new SignedInCallers(roles ?? new RoleNames());

    public Caller Identify(HttpContext context)
    {
        if (!IsFromHere(context)) throw AccessProblem.NotFromHere();
        return _signedIn.Find(context) ?? new Caller(NameOf(context.Request), RolesOf(context.Request), CallerSource.Local);
    }

    private static string NameOf(HttpRequest request)
    {
        var names = request.Headers[ActorHeader];
        if (names.Count == 0) return DefaultActor;
        return names.Count == 1 && ReferenceText.IsLegal(names[0], Caller.MaxNameLength)
            ? names[0]!
            : throw Refusal.BadParameter($"{ActorHeader} is given once, with 1 to {Caller.MaxNameLength} visible characters.");
    }

    private static Roles RolesOf(HttpRequest request)
    {
        var given = request.Headers[RolesHeader];
        if (given.Count == 0) return RoleWords.Every;
        if (given.Count > 1) throw BadRoles();
        return given[0]!.Split(',').Aggregate(Roles.None, (roles, word) => roles | RoleOf(word.Trim(' ')));
    }

    private static Roles RoleOf(string word)
    {
        var role = RoleWords.All.FirstOrDefault(one => one.Word == word).Role;
        return role != Roles.None ? role : throw BadRoles();
    }

    private static Refusal BadRoles() =>
        Refusal.BadParameter($"{RolesHeader} is given once, with one or more of: {string.Join(", ", RoleWords.Of(RoleWords.Every))}.");

    private static bool IsFromHere(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from)) return false;
        var host = context.Request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
