using System.Net;
using Microsoft.AspNetCore.Http;
using RealRecon.Core;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>
/// Callers of a server on this machine for the person at it: whoever reaches it may do everything, under the name they give. The host's name must
/// be this machine's too, because a foreign page can point a name of its own at 127.0.0.1.
/// </summary>
public sealed class LocalCallers : ICallers
{
    public const string ActorHeader = "X-RealRecon-Actor";

    private const string DefaultActor = "local";

    public Caller Identify(HttpContext context)
    {
        if (!IsFromHere(context)) throw ActionProblem.Forbidden("Actions are taken only from this machine, addressed as localhost, 127.0.0.1 or [::1].");
        var names = context.Request.Headers[ActorHeader];
        if (names.Count == 0) return new Caller(DefaultActor, true, true);
        var isName = names.Count == 1 && ReferenceText.IsLegal(names[0], Caller.MaxNameLength);
        return isName ? new Caller(names[0]!, true, true) : throw Refusal.BadParameter($"{ActorHeader} is given once, with 1 to {Caller.MaxNameLength} visible characters.");
    }

    private static bool IsFromHere(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from)) return false;
        var host = context.Request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
