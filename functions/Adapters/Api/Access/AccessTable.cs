using Microsoft.AspNetCore.Http;
using RealRecon.Adapters.Api.Limits;

namespace RealRecon.Adapters.Api.Access;

/// <summary>Who may ask what, and from which budget: every route and method of the API, in one place. What is not here is answered to nobody.</summary>
internal static class AccessTable
{
    private const string Get = "GET";
    private const string Post = "POST";

    /// <summary>The first that fits counts: narrower templates stand before wider ones.</summary>
    public static readonly IReadOnlyList<AccessRule> Rules =
    [
        new(Get, "/health", Demand.Nothing),
        new(Get, "/openapi.json", Demand.Nothing),
        new(Get, "/me", Demand.Somebody),

        new(Get, "/transactions/{id}/audit", Demand.Audit),
        new(Get, "/transaction/audit", Demand.Audit),
        new(Get, "/cases/{kind}/{key}/audit", Demand.Audit),
        new(Get, "/audit", Demand.Audit),
        new(Get, "/audit/blocks", Demand.Audit, RequestCost.HeavyRead),
        new(Get, "/audit/blocks/{shard}/{number}", Demand.Audit, RequestCost.HeavyRead),
        new(Get, "/audit/verification", Demand.Audit, RequestCost.LongRead),
        new(Get, "/exports/audit", Demand.Audit, RequestCost.LongRead),

        new(Get, "/transactions", Demand.Read),
        new(Get, "/transactions/{id}", Demand.Read),
        new(Get, "/transaction", Demand.Read),
        new(Get, "/cases", Demand.Read),
        new(Get, "/cases/{kind}/{key}", Demand.Read),
        new(Get, "/live", Demand.Read),
        new(Get, "/pulse", Demand.Read),
        new(Get, "/totals", Demand.Read, RequestCost.HeavyRead),
        new(Get, "/replay", Demand.Read, RequestCost.HeavyRead),
        new(Get, "/rules", Demand.Read),
        new(Get, "/deadletters", Demand.Read),
        new(Get, "/exports/transactions", Demand.Read, RequestCost.LongRead),
        new(Get, "/exports/cases", Demand.Read, RequestCost.LongRead),
        new(Get, "/exports/deadletters", Demand.Read, RequestCost.LongRead),

        new(Post, "/transactions/bulk/preview", Demand.Act, RequestCost.Action),
        new(Post, "/transactions/bulk", Demand.Act, RequestCost.Action),
        new(Post, "/transactions/{id}/resolve", Demand.Operate, RequestCost.Action),
        new(Post, "/transactions/{id}/actions", Demand.Act, RequestCost.Action),
        new(Post, "/cases/{kind}/{key}/actions", Demand.Act, RequestCost.Action),
        new(Post, "/deadletters/redrive", Demand.Operate, RequestCost.Action),
        new(Post, "/deadletters/discard", Demand.Operate, RequestCost.Action),
    ];

    /// <param name="method">HEAD is asked like GET.</param>
    /// <param name="path">Below <c>/api/</c>, still percent-encoded.</param>
    /// <returns>Null where the table knows nothing.</returns>
    public static AccessRule? Find(string method, string path)
    {
        var asked = HttpMethods.IsHead(method) ? Get : HttpMethods.GetCanonicalizedValue(method);
        return Rules.FirstOrDefault(rule => rule.IsOf(asked, path));
    }
}
