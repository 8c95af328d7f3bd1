using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RealRecon.Adapters.Api;

namespace RealRecon.Functions.Http;

/// <summary>
/// The status API as HTTP functions. Each is a name for the portal and its metrics; what it answers is decided in <see cref="RealReconApi"/>.
/// Anonymous to the Functions host: who may ask what is decided there too, from what the platform's sign-in in front says (docs/api.md, Who may ask).
/// </summary>
public sealed class StatusFunctions(RealReconApi api)
{
    [Function("GetHealth")]
    public Task<IResult> GetHealth([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) => AnswerAsync(request);

    [Function("GetOpenApi")]
    public Task<IResult> GetOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) => AnswerAsync(request);

    [Function("GetLive")]
    public Task<IResult> GetLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "live")] HttpRequest request) => AnswerAsync(request);

    [Function("GetPulse")]
    public Task<IResult> GetPulse([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "pulse")] HttpRequest request) => AnswerAsync(request);

    [Function("GetDeadLetters")]
    public Task<IResult> GetDeadLetters([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "deadletters")] HttpRequest request) => AnswerAsync(request);

    [Function("GetMe")]
    public Task<IResult> GetMe([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me")] HttpRequest request) => AnswerAsync(request);

    [Function("GetRules")]
    public Task<IResult> GetRules([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rules")] HttpRequest request) => AnswerAsync(request);

    [Function("GetTransactions")]
    public Task<IResult> GetTransactions([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "transactions")] HttpRequest request) => AnswerAsync(request);

    /// <summary>One transaction and its audit trail: a catch-all, because an id may contain a slash and proxies may have decoded it.</summary>
    [Function("GetTransaction")]
    public Task<IResult> GetTransaction([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "transactions/{*path}")] HttpRequest request) => AnswerAsync(request);

    /// <summary>The same with the id in the query, because no browser can send an id of dots in a path.</summary>
    [Function("GetTransactionByQuery")]
    public Task<IResult> GetTransactionByQuery([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "transaction")] HttpRequest request) => AnswerAsync(request);

    [Function("GetAuditTrailByQuery")]
    public Task<IResult> GetAuditTrailByQuery([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "transaction/{*path}")] HttpRequest request) => AnswerAsync(request);

    [Function("GetCases")]
    public Task<IResult> GetCases([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cases")] HttpRequest request) => AnswerAsync(request);

    /// <summary>One case and its audit trail: a catch-all for the same reason.</summary>
    [Function("GetCase")]
    public Task<IResult> GetCase([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cases/{*path}")] HttpRequest request) => AnswerAsync(request);

    [Function("GetAuditLog")]
    public Task<IResult> GetAuditLog([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "audit")] HttpRequest request) => AnswerAsync(request);

    /// <summary>Blocks of the audit log, and their verification.</summary>
    [Function("GetAuditBlocks")]
    public Task<IResult> GetAuditBlocks([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "audit/{*path}")] HttpRequest request) => AnswerAsync(request);

    [Function("GetReplay")]
    public Task<IResult> GetReplay([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "replay")] HttpRequest request) => AnswerAsync(request);

    [Function("GetTotals")]
    public Task<IResult> GetTotals([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "totals")] HttpRequest request) => AnswerAsync(request);

    /// <summary>Each list as a file, streamed.</summary>
    [Function("GetExport")]
    public Task<IResult> GetExport([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "exports/{*path}")] HttpRequest request) => AnswerAsync(request);

    /// <summary>Everything else under /api, so that unknown routes and wrong methods get a problem document.</summary>
    [Function("AnswerOther")]
    public Task<IResult> AnswerOther(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) => AnswerAsync(request);

    private Task<IResult> AnswerAsync(HttpRequest request)
    {
        ForwardedTarget.Restore(request.HttpContext);
        return api.AnswerAsync(request.HttpContext);
    }
}
