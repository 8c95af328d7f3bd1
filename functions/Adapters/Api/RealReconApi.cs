using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Api.Actions;
using RealRecon.Adapters.Api.Exports;
using RealRecon.Adapters.Api.Limits;
using RealRecon.Adapters.Api.Totals;
using RealRecon.Adapters.Ingest;
using RealRecon.Adapters.Options;
using RealRecon.Adapters.Pulse;
using RealRecon.Adapters.Storage;

namespace RealRecon.Adapters.Api;

/// <summary>The status API: one implementation for the emulator's web server and for the HTTP functions. What operators do it signals to entities; all that it writes itself is how dead letters were handled.</summary>
public sealed class RealReconApi : IDisposable
{
    /// <summary>Longest path and query together; an id takes at most 576 of it, a case's key 2,295, a cursor 1,536.</summary>
    public const int MaxTargetLength = 4096;

    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly TransactionRoutes _transactions;
    private readonly CaseRoutes _cases;
    private readonly LiveRoute _live;
    private readonly PulseRoute _pulse;
    private readonly DeadLetterRoute _letters;
    private readonly HealthRoute _health;
    private readonly RulesRoute _rules;
    private readonly TotalsRoute _totals;
    private readonly ExportRoutes _exports;
    private readonly ActionRoutes _actions;
    private readonly AuditLogRoutes _auditLog;
    private readonly ReplayRoute _replay;
    private readonly Admission _admission;
    private readonly RateLimits _limits;
    private readonly CursorKeys _cursorKeys;

    public RealReconApi(
        IAuditStore audit,
        ICaseStore cases,
        IDeadLetterStore letters,
        IEnumerable<IHealthProbe> probes,
        TimeProvider time,
        ILoggerFactory logs,
        ICallers callers,
        IHubArchive hubs,
        RealReconOptions options,
        ICursorKeyStore cursorKeys,
        ISweepRecords? sweeps = null)
    {
        var readings = new Readings(audit, cases, letters, time, logs.CreateLogger<Readings>());
        _log = logs.CreateLogger<RealReconApi>();
        _time = time;
        _cursorKeys = new CursorKeys(options.CursorKeys, cursorKeys, readings);
        var text = new CursorText(_cursorKeys);
        var cursors = new PageCursor(text);
        _transactions = new TransactionRoutes(readings, cursors);
        _cases = new CaseRoutes(readings, cursors);
        _live = new LiveRoute(readings, text, time);
        _letters = new DeadLetterRoute(readings, cursors);
        _totals = new TotalsRoute(readings, time);
        _exports = new ExportRoutes(readings, cursors, time, _log);
        _health = new HealthRoute(probes, time, _log);
        _auditLog = new AuditLogRoutes(readings, time);
        _replay = new ReplayRoute(readings, options.Match);
        _rules = new RulesRoute(options, time);
        _actions = new ActionRoutes(readings, text, new LetterActing(letters, hubs, options.Normalise, time, logs), time, _log);
        _admission = new Admission(callers);
        _limits = new RateLimits(options.Limits, callers.AreBehindPlatform);
        _pulse = new PulseRoute(new PulseReader(readings, _health, sweeps, time, _log));
    }

    /// <summary>Templates of the routes below /api.</summary>
    public static IReadOnlyList<string> Routes => ApiRoute.Templates;

    /// <summary>Answers any request below /api. Never throws, except when the client has gone.</summary>
    /// <param name="context">The request.</param>
    /// <param name="signals">How actions reach their entities; null where none are taken.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, IEntitySignals? signals = null)
    {
        var instance = $"urn:realrecon:request:{context.TraceIdentifier}";
        try
        {
            return await RouteAsync(context, signals);
        }
        catch (Refusal refusal)
        {
            return ApiAnswer.Of(refusal, instance);
        }
        catch (Exception trouble) when (!context.RequestAborted.IsCancellationRequested)
        {
            _log.RequestFailed(instance, trouble);
            return ApiAnswer.Of(Refusal.Unexpected(), instance);
        }
    }

    /// <summary>Ends the counting of budgets.</summary>
    public void Dispose() => _limits.Dispose();

    private async Task<IResult> RouteAsync(HttpContext context, IEntitySignals? signals)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.Length > MaxTargetLength) throw Refusal.TooLong(MaxTargetLength);
        var route = ApiRoute.Parse(target);
        var path = ApiRoute.BelowApi(target) ?? throw Refusal.UnknownRoute();
        var posted = ActionRoute.Parse(path);
        var isRead = route is not ApiRoute.Unknown;
        if (!isRead && posted is null) throw Refusal.UnknownRoute();
        var gone = context.RequestAborted;
        if (posted is not null && HttpMethods.IsPost(request.Method))
        {
            var actor = Admit(context, path);
            await _cursorKeys.LoadAsync(gone);
            return await _actions.AnswerAsync(posted, context, actor!, signals);
        }

        if (!isRead || (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))) throw Refusal.WrongMethod(isRead, posted is not null);
        var caller = Admit(context, path);
        if (route is not (ApiRoute.Health or ApiRoute.OpenApi or ApiRoute.Me or ApiRoute.Rules)) await _cursorKeys.LoadAsync(gone);
        QueryReader Query(params string[] known) => new(request.Query, known);
        TransactionFilter Filter(QueryReader query) => query.Filter(() => caller is { IsNobody: false } ? caller.Name : throw AccessProblem.NotSignedIn(), _time.GetUtcNow());
        switch (route)
        {
            case ApiRoute.Health:
                Query();
                return await _health.AnswerAsync(gone);
            case ApiRoute.OpenApi:
                Query();
                return OpenApiRoute.Answer();
            case ApiRoute.Live:
                return await _live.AnswerAsync(Query("after"), request, gone);
            case ApiRoute.Pulse:
                return await _pulse.AnswerAsync(Query("window"), request, gone);
            case ApiRoute.DeadLetters:
                return await _letters.AnswerAsync(Query("hub", "reason", "handled", "limit", "cursor"), gone);
            case ApiRoute.Me:
                Query();
                return MeRoute.Answer(caller!);
            case ApiRoute.Rules:
                Query();
                return _rules.Answer();
            case ApiRoute.Transactions:
                var listed = Query([.. FilterReader.Names, "sort", "limit", "cursor"]);
                return await _transactions.ListAsync(Filter(listed), listed, gone);
            case ApiRoute.Totals:
                return await _totals.AnswerAsync(Filter(Query([.. FilterReader.Names])), request, gone);
            case ApiRoute.Exports { List: ExportedList.Transactions }:
                var exported = Query([.. FilterReader.Names, "sort", "cursor", "format"]);
                return await _exports.TransactionsAsync(Filter(exported), exported, gone);
            case ApiRoute.Exports { List: ExportedList.Cases }:
                return await _exports.CasesAsync(Query("kind", "open", "cursor", "format"), gone);
            case ApiRoute.Exports { List: ExportedList.DeadLetters }:
                return await _exports.DeadLettersAsync(Query("hub", "reason", "handled", "cursor", "format"), gone);
            case ApiRoute.Exports { List: ExportedList.Audit }:
                return await _exports.AuditAsync(Query("id", "cursor", "format"), gone);
            case ApiRoute.Transaction one:
                Query();
                return await _transactions.DetailAsync(ApiRoute.IdOf(one.EncodedId), gone);
            case ApiRoute.Audit one:
                return await _transactions.AuditAsync(ApiRoute.IdOf(one.EncodedId), Query("cursor"), gone);
            case ApiRoute.TransactionByQuery:
                return await _transactions.DetailAsync(Query("id").Id(), gone);
            case ApiRoute.AuditByQuery:
                var asked = Query("id", "cursor");
                return await _transactions.AuditAsync(asked.Id(), asked, gone);
            case ApiRoute.Cases:
                return await _cases.ListAsync(Query("kind", "open", "limit", "cursor"), gone);
            case ApiRoute.Case one:
                Query();
                return await _cases.DetailAsync(ApiRoute.CaseIdOf(one.Kind, one.EncodedKey), gone);
            case ApiRoute.CaseAudit one:
                return await _cases.AuditAsync(ApiRoute.CaseIdOf(one.Kind, one.EncodedKey), Query("cursor"), gone);
            case ApiRoute.AuditLog:
                Query();
                return await _auditLog.StateAsync(gone);
            case ApiRoute.AuditBlocks:
                return await _auditLog.BlocksAsync(Query("shard", "before", "limit"), gone);
            case ApiRoute.AuditBlock block:
                Query();
                return await _auditLog.BlockAsync(block.Shard, block.Number, gone);
            case ApiRoute.AuditVerification:
                return await _auditLog.VerifyAsync(Query("shard", "from", "limit"), gone);
            case ApiRoute.Replay:
                return await _replay.AnswerAsync(Query("id"), gone);
            default:
                throw new UnreachableException($"No answer for {route.GetType().Name}.");
        }
    }

    /// <summary>Lets a request in that its caller may send, has room for and can pay.</summary>
    private Caller? Admit(HttpContext context, string path)
    {
        // A route that somebody forgot to enter must not be one that everybody may ask.
        var rule = AccessTable.Find(context.Request.Method, path) ?? throw new UnreachableException("A route is missing in the table of who may ask it.");
        RequestBounds.Require(context.Request);
        var caller = _admission.Admit(context, rule.Demand);
        _limits.Pay(context, rule.Cost, caller);
        return caller;
    }
}
