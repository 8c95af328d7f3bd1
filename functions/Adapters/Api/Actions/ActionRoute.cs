namespace RealRecon.Adapters.Api.Actions;

/// <summary>What may be posted to, read from the raw target like <see cref="ApiRoute"/> and for the same reason.</summary>
internal abstract record ActionRoute
{
    /// <summary>Templates of every route, as openapi.json names them.</summary>
    public static readonly IReadOnlyList<string> Templates =
        ["/transactions/{id}/resolve", "/transactions/{id}/actions", "/transactions/bulk/preview", "/transactions/bulk", "/cases/{kind}/{key}/actions", "/deadletters/redrive", "/deadletters/discard"];

    public const string ResolveSuffix = "/resolve";
    public const string ActionsSuffix = "/actions";

    private const string TransactionPrefix = "transactions/";
    private const string CasePrefix = "cases/";

    private ActionRoute()
    {
    }

    /// <param name="EncodedId">Still percent-encoded.</param>
    public sealed record Resolve(string EncodedId) : ActionRoute;

    /// <param name="EncodedId">Still percent-encoded.</param>
    public sealed record Act(string EncodedId) : ActionRoute;

    /// <param name="Kind">A word of the contract, or not.</param>
    /// <param name="EncodedKey">Still percent-encoded.</param>
    public sealed record ActOnCase(string Kind, string EncodedKey) : ActionRoute;

    public sealed record BulkPreview : ActionRoute;

    public sealed record Bulk : ActionRoute;

    public sealed record RedriveLetters : ActionRoute;

    public sealed record DiscardLetters : ActionRoute;

    /// <param name="path">What follows <c>/api/</c>, without the query.</param>
    /// <returns>Null when nothing is posted there.</returns>
    public static ActionRoute? Parse(string path) => path switch
    {
        "transactions/bulk" => new Bulk(),
        "transactions/bulk/preview" => new BulkPreview(),
        "deadletters/redrive" => new RedriveLetters(),
        "deadletters/discard" => new DiscardLetters(),
        _ when Between(path, TransactionPrefix, ResolveSuffix) is { } id => new Resolve(id),
        _ when Between(path, TransactionPrefix, ActionsSuffix) is { } id => new Act(id),
        _ when Between(path, CasePrefix, ActionsSuffix) is { } id && id.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash =>
            new ActOnCase(id[..slash], id[(slash + 1)..]),
        _ => null,
    };

    private static string? Between(string path, string prefix, string suffix) =>
        path.Length >= prefix.Length + suffix.Length && path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(suffix, StringComparison.Ordinal)
            ? path[prefix.Length..^suffix.Length]
            : null;
}
