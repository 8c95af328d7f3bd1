using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>Why an action is not taken.</summary>
internal static class ActionProblem
{
    public static Refusal BadBody(string detail) => new(400, "bad-body", "The body is not valid", detail);

    public static Refusal CrossSite() =>
        new(403, "cross-site", "The request comes from another site", "A page of another site may not act here, whoever is signed in.");

    public static Refusal NothingToDo() => new(404, "no-actions", "This kind of case takes no actions", "A learned deadline is what was observed; nobody acts on it.");

    public static Refusal TooLarge(int limit) => new(413, "body-too-large", "The body is too large", $"A body of this route has at most {limit} bytes.");

    public static Refusal WrongContent() =>
        new(415, "wrong-content-type", "The body is not JSON", "Send Content-Type: application/json, in UTF-8 and without a content encoding.");

    public static Refusal KeyReused() =>
        new(409, "key-reused", "The key names another action", "This Idempotency-Key was used for an action with another content; take a new one.");

    public static Refusal PreviewStale() =>
        new(409, "preview-stale", "The preview no longer holds", "It is older than five minutes, or one of its transactions has changed since; look at a new preview.");

    public static Refusal NotSent() =>
        new(503, "action-not-taken", "The action could not be passed on", "Send it again with the same Idempotency-Key; it takes effect once.") { RetryAfter = 2 };

    public static Refusal TooMany(int count, int cap) => new(409, "too-many", "Too many transactions", $"One bulk action takes at most {cap}; narrow the filter.")
    {
        Members = Node(new TooManyFacts(count, cap), ActionJson.Default.TooManyFacts),
    };

    public static Refusal TooBroad() =>
        new(409, "too-broad", "The filter takes too long", "Too many transactions would have to be looked at; narrow it by open=true, a status, or the time of opening.");

    public static Refusal VersionConflict(VersionConflictFacts facts) =>
        new(409, "version-conflict", "It has changed meanwhile", "Somebody or something was faster; look at the changes, and act on the current version.")
        {
            Members = Node(facts, ActionJson.Default.VersionConflictFacts),
        };

    public static Refusal NotAllowed(NotAllowedFacts facts) =>
        new(409, "not-allowed", "Not possible in this state", "Its state does not allow this action, or somebody else must take it; the refusal is on record.")
        {
            Members = Node(facts, ActionJson.Default.NotAllowedFacts),
        };

    private static JsonObject Node<T>(T facts, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(facts, type)!.AsObject();
}
