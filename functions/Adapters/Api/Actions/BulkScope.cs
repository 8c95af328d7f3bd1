using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RealRecon.Adapters.Api.Access;
using RealRecon.Adapters.Storage;
using RealRecon.Core;
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
    [property: JsonIgnore] TransactionFilter? Filter, IReadOnlyList<TransactionId>? Ids, OperatorActionKind Kind, ReasonCode? Code, string? Assignee, DateTimeOffset? Until)
{
    /// <summary>Most transactions of one bulk action.</summary>
    public const int Cap = 5000;

    /// <param name="body">Where it is written.</param>
    /// <param name="request">What is done.</param>
    /// <param name="caller">Who asks: the owner <c>me</c>.</param>
    /// <param name="now">When it is asked.</param>
    /// <exception cref="Refusal">Not exactly one of filter and ids, or one of them is not valid.</exception>
    public static BulkScope Read(BodyReader body, ActionRequest request, Caller caller, DateTimeOffset now)
    {
        if (body.Element("filter") is not null == body.Element("ids") is not null) throw ActionProblem.BadBody("Either 'filter' or 'ids' is given.");
        return new BulkScope(FilterOf(body, caller, now), IdsOf(body), request.Kind, request.Code, request.Assignee, request.Until);
    }

    /// <summary>The same for the same scope and caller only.</summary>
    public byte[] DigestFor(Caller caller)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(this, ActionJson.Default.BulkScope);
        return SHA256.HashData([.. rest, 0, .. Encoding.UTF8.GetBytes(Filter?.Canonical() ?? ""), 0, .. Encoding.UTF8.GetBytes(caller.Name)]);
    }

    private static TransactionFilter? FilterOf(BodyReader body, Caller caller, DateTimeOffset now)
    {
        if (body.Element("filter") is not { } given) return null;
        var members = new BodyReader(given, FilterReader.Names);
        var filter = new FilterReader(members.Plain, ActionProblem.BadBody, () => caller.Name, now).Read();
        return filter != new TransactionFilter() ? filter : throw ActionProblem.BadBody($"'filter' names at least one of: {string.Join(", ", FilterReader.Names)}.");
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
