using System.Text.Json.Nodes;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api;

/// <summary>A request that gets a problem document instead of data. Its text reaches the client, so it never quotes input or names internals.</summary>
internal sealed class Refusal(int status, string word, string title, string detail) : Exception(title)
{
    public int Status { get; } = status;

    /// <summary>Last part of the problem's type.</summary>
    public string Word { get; } = word;

    public string Title { get; } = title;

    public string Detail { get; } = detail;

    /// <summary>Value of the Allow header of a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>Further members of the problem document; null for none.</summary>
    public JsonObject? Members { get; init; }

    /// <summary>Value of the Retry-After header of a 429 or 503, in seconds.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal BadParameter(string detail) => new(400, "bad-parameter", "A parameter is not valid", detail);

    public static Refusal BadCursor() =>
        new(400, "bad-cursor", "The cursor is not valid", "Cursors are taken from an answer of the same route with the same filter and order, unchanged; those from before the signing key changed are not taken any more. Start again without one.");

    public static Refusal BadId() => new(
        400,
        "bad-id",
        "Not a transaction id",
        "An id has 1 to 64 characters, percent-encoded as UTF-8, without control or invisible characters, blanks at either end or card numbers.");

    public static Refusal BadKey() =>
        new(400, "bad-key", "Not a key of a case", $"A key has 1 to {CaseId.MaxKeyLength} characters, percent-encoded as UTF-8.");

    public static Refusal UnknownCase() => new(404, "unknown-case", "No such case", "Nothing has been recorded under this kind and key.");

    public static Refusal UnknownBlock() => new(404, "unknown-block", "No such block", "The audit log holds no block of this number in this shard.");

    public static Refusal UnknownTransaction() =>
        new(404, "unknown-transaction", "No such transaction", "No event with this reference has been recorded.");

    public static Refusal UnknownRoute() => new(404, "unknown-route", "No such route", "GET /api/openapi.json lists the routes.");

    /// <param name="isRead">Something answers GET and HEAD there.</param>
    /// <param name="isPosted">Something answers POST there.</param>
    public static Refusal WrongMethod(bool isRead, bool isPosted)
    {
        string[] methods = [.. isRead ? ["GET", "HEAD"] : Array.Empty<string>(), .. isPosted ? ["POST"] : Array.Empty<string>()];
        return new(405, "wrong-method", "Method not allowed", $"This route answers {string.Join(" and ", methods)}.") { Allow = string.Join(", ", methods) };
    }

    public static Refusal TooLong(int limit) => new(414, "uri-too-long", "The address is too long", $"Path and query together have at most {limit} characters.");

    public static Refusal StoreDown() =>
        new(503, "store-unavailable", "The store does not answer", "Nothing is lost; ask again in a moment.") { RetryAfter = 2 };

    public static Refusal UnreadableEntry() =>
        new(500, "unreadable-entry", "An audit entry cannot be read", "The audit log holds an entry of another version or a damaged one. The verify command names it.");

    public static Refusal Unexpected() => new(500, "unexpected", "Something went wrong", "It has been logged under this instance.");
}
