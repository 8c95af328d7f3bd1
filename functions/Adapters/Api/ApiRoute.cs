using System.Globalization;
using RealRecon.Adapters.Api.Actions;
using RealRecon.Adapters.Api.Exports;
using RealRecon.Core;
using RealRecon.Core.Cases;

namespace RealRecon.Adapters.Api;

/// <summary>
/// Which route a request's raw target names. Read from the raw target because a server's decoded path no longer tells <c>%2F</c> from <c>/</c>
/// nor an id of dots from a step up, and both are legal in a reference.
/// </summary>
internal abstract record ApiRoute
{
    /// <summary>Templates of every route, as openapi.json names them.</summary>
    public static readonly IReadOnlyList<string> Templates =
    [
        "/health", "/transactions", "/transactions/{id}", "/transactions/{id}/audit", "/transaction", "/transaction/audit", "/cases", "/cases/{kind}/{key}", "/cases/{kind}/{key}/audit", "/live", "/pulse", "/deadletters", "/me", "/rules",
        "/openapi.json", "/totals", "/audit", "/audit/blocks", "/audit/blocks/{shard}/{number}", "/audit/verification", "/replay", .. ExportTemplates, .. ActionRoute.Templates,
    ];

    private static IEnumerable<string> ExportTemplates => Enum.GetNames<ExportedList>().Select(list => $"/exports/{list.ToLowerInvariant()}");

    private const string Prefix = "/api/";
    private const string TransactionPrefix = "transactions/";
    private const string CasePrefix = "cases/";
    private const string BlockPrefix = "audit/blocks/";
    private const string AuditSuffix = "/audit";


    private ApiRoute()
    {
    }

    public sealed record Health : ApiRoute;

    public sealed record OpenApi : ApiRoute;

    public sealed record Live : ApiRoute;

    public sealed record Pulse : ApiRoute;

    public sealed record DeadLetters : ApiRoute;

    public sealed record Me : ApiRoute;

    public sealed record Rules : ApiRoute;

    public sealed record Transactions : ApiRoute;

    /// <param name="EncodedId">Still percent-encoded.</param>
    public sealed record Transaction(string EncodedId) : ApiRoute;

    /// <param name="EncodedId">Still percent-encoded.</param>
    public sealed record Audit(string EncodedId) : ApiRoute;

    /// <summary>As <see cref="Transaction"/>, with the id in the query: no browser can send an id of dots in a path.</summary>
    public sealed record TransactionByQuery : ApiRoute;

    /// <summary>As <see cref="Audit"/>, with the id in the query.</summary>
    public sealed record AuditByQuery : ApiRoute;

    public sealed record Cases : ApiRoute;

    /// <param name="Kind">A word of <see cref="CaseKind"/>, or not.</param>
    /// <param name="EncodedKey">Still percent-encoded.</param>
    public sealed record Case(string Kind, string EncodedKey) : ApiRoute;

    /// <param name="Kind">As in <see cref="Case"/>.</param>
    /// <param name="EncodedKey">Still percent-encoded.</param>
    public sealed record CaseAudit(string Kind, string EncodedKey) : ApiRoute;

    public sealed record AuditLog : ApiRoute;

    public sealed record AuditBlocks : ApiRoute;

    public sealed record AuditBlock(int Shard, long Number) : ApiRoute;

    public sealed record AuditVerification : ApiRoute;

    public sealed record Replay : ApiRoute;

    /// <summary>What the list of transactions adds up to.</summary>
    public sealed record Totals : ApiRoute;

    /// <summary>A list as a file.</summary>
    public sealed record Exports(ExportedList List) : ApiRoute;

    /// <summary>Not a route (yet).</summary>
    public sealed record Unknown : ApiRoute;

    /// <param name="rawTarget">Request target as sent: path with query, or the absolute form.</param>
    public static ApiRoute Parse(string rawTarget)
    {
        return BelowApi(rawTarget) switch
        {
            null => new Unknown(),
            "health" => new Health(),
            "openapi.json" => new OpenApi(),
            "live" => new Live(),
            "pulse" => new Pulse(),
            "deadletters" => new DeadLetters(),
            "me" => new Me(),
            "rules" => new Rules(),
            "transactions" => new Transactions(),
            "transaction" => new TransactionByQuery(),
            "transaction/audit" => new AuditByQuery(),
            "cases" => new Cases(),
            "audit" => new AuditLog(),
            "audit/blocks" => new AuditBlocks(),
            "audit/verification" => new AuditVerification(),
            "replay" => new Replay(),
            var rest when rest.StartsWith(BlockPrefix, StringComparison.Ordinal) => BlockOf(rest[BlockPrefix.Length..]),
            "totals" => new Totals(),
            "exports/transactions" => new Exports(ExportedList.Transactions),
            "exports/cases" => new Exports(ExportedList.Cases),
            "exports/deadletters" => new Exports(ExportedList.DeadLetters),
            "exports/audit" => new Exports(ExportedList.Audit),
            var rest when rest.StartsWith(CasePrefix, StringComparison.Ordinal) => CaseOf(rest[CasePrefix.Length..]),
            var rest when rest.StartsWith(TransactionPrefix, StringComparison.Ordinal) => TransactionOf(rest[TransactionPrefix.Length..]),
            _ => new Unknown(),
        };
    }

    /// <summary>The path below <c>/api/</c>, still percent-encoded; null when the target lies elsewhere.</summary>
    public static string? BelowApi(string rawTarget)
    {
        var path = PathOf(rawTarget);
        return path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? path[Prefix.Length..] : null;
    }

    /// <summary>What a percent-encoded part of a path says; null when it is not UTF-8 so encoded.</summary>
    public static string? TextOf(string encoded)
    {
        try
        {
            return Decode(encoded);
        }
        catch (Exception notOne) when (notOne is ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <exception cref="Refusal">The text is not an encoded legal id.</exception>
    public static TransactionId IdOf(string encoded) => TransactionId.TryCreate(TextOf(encoded), out var id) ? id : throw Refusal.BadId();

    /// <exception cref="Refusal">The kind is no word of the contract, or the text is not an encoded key.</exception>
    public static CaseId CaseIdOf(string kind, string encodedKey)
    {
        // Not Enum.TryParse: it takes numbers and lists for words.
        var index = Array.IndexOf(Enum.GetNames<CaseKind>(), kind);
        if (index < 0) throw Refusal.UnknownRoute();
        return TextOf(encodedKey) is { Length: > 0 and <= CaseId.MaxKeyLength } key ? new CaseId(Enum.GetValues<CaseKind>()[index], key) : throw Refusal.BadKey();
    }

    private static ApiRoute BlockOf(string rest) =>
        rest.Split('/') is [{ Length: <= 2 } shard, { Length: <= 18 } number]
            && (shard + number).All(char.IsAsciiDigit)
            && int.TryParse(shard, CultureInfo.InvariantCulture, out var whose)
            && long.TryParse(number, CultureInfo.InvariantCulture, out var which)
            ? new AuditBlock(whose, which)
            : new Unknown();

    private static ApiRoute CaseOf(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return new Unknown();
        var (kind, key) = (rest[..slash], rest[(slash + 1)..]);
        return key.EndsWith(AuditSuffix, StringComparison.Ordinal) ? new CaseAudit(kind, key[..^AuditSuffix.Length])
            : key.EndsWith(ActionRoute.ActionsSuffix, StringComparison.Ordinal) ? new Unknown()
            : new Case(kind, key);
    }

    // A plain slash inside an id is taken as meant: proxies on the way may have decoded it. Only an id that ends in a route's word needs %2F.
    private static ApiRoute TransactionOf(string rest) =>
        rest.EndsWith(AuditSuffix, StringComparison.Ordinal) ? new Audit(rest[..^AuditSuffix.Length])
        : rest.EndsWith(ActionRoute.ResolveSuffix, StringComparison.Ordinal) || rest.EndsWith(ActionRoute.ActionsSuffix, StringComparison.Ordinal) ? new Unknown()
        : new Transaction(rest);

    private static string PathOf(string rawTarget)
    {
        var start = 0;
        if (!rawTarget.StartsWith('/'))
        {
            var scheme = rawTarget.IndexOf("://", StringComparison.Ordinal);
            start = scheme < 0 ? -1 : rawTarget.IndexOf('/', scheme + 3);
            if (start < 0) return "";
        }

        var end = rawTarget.AsSpan(start).IndexOfAny('?', '#');
        return end < 0 ? rawTarget[start..] : rawTarget.Substring(start, end);
    }

    /// <exception cref="FormatException">A percent sign without two hex digits.</exception>
    /// <exception cref="ArgumentException">The bytes are not UTF-8.</exception>
    private static string Decode(string encoded)
    {
        if (!encoded.Contains('%')) return encoded;
        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '%')
            {
                bytes.AddRange(StrictUtf8.Encoding.GetBytes(encoded, i, 1));
                continue;
            }

            if (i + 2 >= encoded.Length || !char.IsAsciiHexDigit(encoded[i + 1]) || !char.IsAsciiHexDigit(encoded[i + 2])) throw new FormatException("An escape is not one.");
            bytes.Add(Convert.FromHexString(encoded.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return StrictUtf8.Encoding.GetString([.. bytes]);
    }
}
