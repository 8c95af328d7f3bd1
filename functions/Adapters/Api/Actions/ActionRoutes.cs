using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Ingest;
using RealRecon.Core.Cases;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Answers everything that is posted: who asks, what for, and then what came of it.</summary>
internal sealed class ActionRoutes(Readings readings, CursorText text, LetterActing letters, TimeProvider time, ILogger log)
{
    public const int MaxBody = 64 * 1024;

    /// <summary>Five thousand ids of 64 characters and a little more.</summary>
    public const int MaxBulkBody = 512 * 1024;

    private static readonly string[] ActionMembers = ["action", "reason", "version", "code", "assignee", "until", "actionId"];
    private static readonly string[] ResolveMembers = ["code", "reason", "version", "actionId"];
    private static readonly string[] PreviewMembers = ["filter", "ids", "action", "code", "assignee", "until"];
    private static readonly string[] BulkMembers = [.. PreviewMembers, "reason", "token"];

    private static readonly string[] LetterMembers = ["keys", "reason"];

    public async Task<ApiAnswer> AnswerAsync(ActionRoute route, HttpContext context, Caller caller, IEntitySignals? signals)
    {
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site.Equals("cross-site", StringComparison.OrdinalIgnoreCase)) throw ActionProblem.CrossSite();
        _ = new QueryReader(request.Query);
        var isBulk = route is ActionRoute.Bulk or ActionRoute.BulkPreview;
        var body = await PostedBody.ReadAsync(request, isBulk ? MaxBulkBody : MaxBody, context.RequestAborted);
        if (signals is null) throw ActionProblem.NotSent();

        var post = new Post(request, caller, signals, context.RequestAborted);
        return route switch
        {
            ActionRoute.Resolve one => await ActAsync(post, TransactionOf(one.EncodedId), new BodyReader(body, ResolveMembers), OperatorActionKind.Resolve),
            ActionRoute.Act one => await ActAsync(post, TransactionOf(one.EncodedId), new BodyReader(body, ActionMembers), ActionWord.OfTransactions),
            ActionRoute.ActOnCase one => await ActAsync(post, CaseOf(one), new BodyReader(body, ActionMembers), ActionWord.OfCases),
            ActionRoute.BulkPreview => await PreviewAsync(post, new BodyReader(body, PreviewMembers)),
            ActionRoute.RedriveLetters => await letters.RedriveAsync(new BodyReader(body, LetterMembers), caller, signals, post.Gone),
            ActionRoute.DiscardLetters => await letters.DiscardAsync(new BodyReader(body, LetterMembers), caller, post.Gone),
            ActionRoute.Bulk => await BulkAsync(post, new BodyReader(body, BulkMembers)),
            _ => throw new UnreachableException($"No answer for {route.GetType().Name}."),
        };
    }

    private Task<ApiAnswer> ActAsync(Post post, Subject subject, BodyReader body, IReadOnlyDictionary<string, OperatorActionKind> words) =>
        ActAsync(post, subject, body, KindOf(body, words));

    private async Task<ApiAnswer> ActAsync(Post post, Subject subject, BodyReader body, OperatorActionKind kind)
    {
        // Taking one's own proposal back is decided when it is known whose proposal stands.
        if (kind != OperatorActionKind.Reject) Permission.Require(post.Caller, kind);
        var key = ActionKey.Of(post.Request, body.Text("actionId"));
        var action = ActionRequest.Read(body, kind, ActionRequest.ReasonOf(body), time.GetUtcNow());
        return await new Acting(readings, post.Signals, time, log).ActAsync(subject, action, post.Caller, key, body.Version("version"), post.Gone);
    }

    private async Task<ApiAnswer> PreviewAsync(Post post, BodyReader body)
    {
        var kind = KindOf(body, ActionWord.OfTransactions);
        Permission.Require(post.Caller, kind);
        var scope = BulkScope.Read(body, ActionRequest.Read(body, kind, "", time.GetUtcNow()), post.Caller, time.GetUtcNow());
        return await new BulkActing(readings, text, post.Signals, time, log).PreviewAsync(scope, post.Caller, post.Gone);
    }

    private async Task<ApiAnswer> BulkAsync(Post post, BodyReader body)
    {
        var kind = KindOf(body, ActionWord.OfTransactions);
        Permission.Require(post.Caller, kind);
        var key = ActionKey.Of(post.Request, null, BulkActing.MaxIdLength);
        var action = ActionRequest.Read(body, kind, ActionRequest.ReasonOf(body), time.GetUtcNow());
        var scope = BulkScope.Read(body, action, post.Caller, time.GetUtcNow());
        return await new BulkActing(readings, text, post.Signals, time, log).ActAsync(scope, action, post.Caller, body.Text("token"), key.Value, post.Gone);
    }

    private static OperatorActionKind KindOf(BodyReader body, IReadOnlyDictionary<string, OperatorActionKind> words) =>
        body.Word("action", words) ?? throw ActionProblem.BadBody($"'action' is required, one of: {string.Join(", ", words.Keys)}.");

    private TransactionSubject TransactionOf(string encodedId) => new(ApiRoute.IdOf(encodedId), readings);

    // A learned deadline is an observation: its entity has no operation that an action could be signalled to.
    private CaseSubject CaseOf(ActionRoute.ActOnCase route) =>
        ApiRoute.CaseIdOf(route.Kind, route.EncodedKey) is { Kind: not CaseKind.Pace } id ? new(id, readings) : throw ActionProblem.NothingToDo();

    private sealed record Post(HttpRequest Request, Caller Caller, IEntitySignals Signals, CancellationToken Gone);
}
