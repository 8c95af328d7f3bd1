using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RealRecon.Adapters.Api;
using RealRecon.Functions.Triggers;

namespace RealRecon.Functions.Http;

/// <summary>
/// What people do, as HTTP functions. Anonymous to the Functions host like <see cref="StatusFunctions"/>; who acts is read from what the Static Web
/// App in front says about its signed-in user, and nobody acts without.
/// </summary>
public sealed class ActionFunctions(RealReconApi api)
{
    /// <summary>Actions on one transaction and on many: a catch-all, because an id may contain a slash and proxies may have decoded it.</summary>
    [Function("ActOnTransactions")]
    public Task<IResult> ActOnTransactions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "transactions/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => AnswerAsync(request, client);

    [Function("ActOnCase")]
    public Task<IResult> ActOnCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => AnswerAsync(request, client);

    /// <summary>A catch-all like the others, so that what is misspelt below it gets a problem document too.</summary>
    [Function("ActOnDeadLetters")]
    public Task<IResult> ActOnDeadLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deadletters/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => AnswerAsync(request, client);

    private Task<IResult> AnswerAsync(HttpRequest request, DurableTaskClient client)
    {
        ForwardedTarget.Restore(request.HttpContext);
        return api.AnswerAsync(request.HttpContext, new DurableEntitySignals(client));
    }
}
