using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
using RealRecon.Core.Matching;
using RealRecon.Core.Normalise;
using RealRecon.Core.Operators;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>What a bulk action is about, and what it would do: all that the preview and the action itself must agree on.</summary>
/// <param name="Filter">Transactions that fit; null when they are named.</param>
/// <param name="Ids">Transactions by name; null when they are filtered.</param>
/// <param name="Kind">What is done to each.</param>
/// <param name="Code">As in a single action.</param>
/// <param name="Assignee">As in a single action.</param>
/// <param name="Until">As in a single action.</param>
internal sealed record BulkScope(
    TransactionFilter? Filter, IReadOnlyList<TransactionId>? Ids, OperatorActionKind Kind, ReasonCode? Code, string? Assignee, DateTimeOffset? Until)
{
    /// <summary>Most transactions of one bulk action.</summary>
    public const int Cap = 5000;

    /// <exception cref="Refusal">Not exactly one of filter and ids, or one of them is not valid.</exception>
    public static BulkScope Read(BodyReader body, ActionRequest request)
    {
        if (body.Element("filter") is not null == body.Element("ids") is not null) throw ActionProblem.BadBody("Either 'filter' or 'ids' is given.");
        return new BulkScope(FilterOf(body), IdsOf(body), request.Kind, request.Code, request.Assignee, request.Until);
    }

    /// <summary>The same for the same scope and caller only.</summary>
    public byte[] DigestFor(Caller caller) =>
        SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(this, ActionJson.Default.BulkScope), 0, .. Encoding.UTF8.GetBytes(caller.Name)]);

    private static TransactionFilter? FilterOf(BodyReader body)
    {
        if (body.Element("filter") is not { } given) return null;
        var filter = new BodyReader(given, "status", "reason", "provider");
        var read = new TransactionFilter(
            filter.Word<TransactionStatus>("status"), filter.Word<ReasonCode>("reason"), filter.Text("provider"));
        if (read == new TransactionFilter()) throw ActionProblem.BadBody("'filter' names at least one of: status, reason, provider.");
        return read.Provider is null || ProviderNames.All.Contains(read.Provider)
            ? read
            : throw ActionProblem.BadBody($"'provider' is one of: {string.Join(", ", ProviderNames.All)}.");
    }

    private static List<TransactionId>? IdsOf(BodyReader body)
    {
        if (body.Element("ids") is not { } given) return null;
        if (given.ValueKind != JsonValueKind.Array || given.GetArrayLength() == 0) throw ActionProblem.BadBody("'ids' is a list of transaction ids.");
        if (given.GetArrayLength() > Cap) throw ActionProblem.TooMany(given.GetArrayLength(), Cap);
        var ids = new List<TransactionId>(given.GetArrayLength());
        foreach (var item in given.EnumerateArray())
        {
            ids.Add(TransactionId.TryCreate(BodyReader.TextOf(item), out var id) ? id : throw ActionProblem.BadBody("Each of 'ids' is a transaction id."));
        }

        return ids.Distinct().Count() == ids.Count ? ids : throw ActionProblem.BadBody("Each of 'ids' is there once.");
    }
}
