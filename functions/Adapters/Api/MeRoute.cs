using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api;

/// <summary>Answers /me: what the caller may do, from the table that decides it.</summary>
internal static class MeRoute
{
    public static ApiAnswer Answer(Caller caller)
    {
        var may = new Permissions(May(Demand.Read), May(Demand.Operate), May(Demand.Approve), May(Demand.Audit));
        var source = caller.Source == CallerSource.Local ? "local" : "signedIn";
        return ApiAnswer.Json(new Me(caller.Name, source, RoleWords.Of(caller.Roles), may), ApiJson.Default.Me);

        bool May(Demand demand) => caller.Has(demand.AnyOf!.Value);
    }
}
