using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using RealRecon.Core;
using RealRecon.Core.Normalise;
using RealRecon.Core.Resolution;

namespace RealRecon.Adapters.Sources;

/// <summary>The requests of one question to one source, and what is read out of the answers.</summary>
internal sealed class Conversation(HttpClient http, Uri source, string correlation, SourceProvider provider, NormaliseRules rules) : IDisposable
{
    /// <summary>The same question has the same value, so a source can tell that it is asked again.</summary>
    public const string CorrelationHeader = "X-Correlation-Id";

    /// <summary>Pages of one answer that are read.</summary>
    public const int MaxPages = 5;

    // Deeper than any of the providers' objects; the normaliser is stricter still.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private readonly IncrementalHash _bodies = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _hasBody;

    /// <summary>Of all bodies so far, lower-case hex; null without any.</summary>
    public string? Sha256 => _hasBody ? Convert.ToHexStringLower(_bodies.GetCurrentHash()) : null;

    /// <summary>The answer's JSON object; null when the source knows of nothing at this address.</summary>
    /// <param name="address">Where.</param>
    /// <param name="cancellation">Of the question.</param>
    /// <param name="alsoAbsent">The status by which this provider says 404, where it has another word for it.</param>
    /// <exception cref="SourceException">There is no answer, or none that can be read.</exception>
    public async Task<JsonElement?> GetAsync(SourceAddress address, CancellationToken cancellation, HttpStatusCode alsoAbsent = HttpStatusCode.NotFound)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Under(source));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add(CorrelationHeader, correlation);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NoContent || response.StatusCode == alsoAbsent) return null;
        if (!response.IsSuccessStatusCode) throw Trouble(response.StatusCode);
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (type != "application/json" && !type.EndsWith("+json", StringComparison.Ordinal)) throw SourceException.Refused("The source answers something else than JSON.");
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (body.Length == 0) return null;
        _bodies.AppendData(body);
        _hasBody = true;
        return Parse(body);
    }

    /// <summary>What an object says, told to the normaliser as the event that would have brought it.</summary>
    /// <exception cref="SourceException">It cannot be used, and a person should know why.</exception>
    public PaymentEvent Read(ReadOnlyMemory<byte> body) => Only(Normalise(body));

    /// <summary>The same of many objects; those without a legal reference are passed over: no transaction has such a one, so no question can mean them.</summary>
    /// <exception cref="SourceException">One of the others cannot be used.</exception>
    public ImmutableArray<PaymentEvent> ReadAll(IEnumerable<ReadOnlyMemory<byte>> bodies) =>
        [.. bodies.Select(Normalise).Where(read => !read.Rejections.Any(IsAboutTheReference)).Select(Only)];

    /// <exception cref="SourceException">It was refused.</exception>
    public static PaymentEvent Only(Normalised read) => read switch
    {
        { Events: [var only], Rejections: [] } => only,
        { Rejections: [var rejection, ..] } => throw SourceException.Refused($"The source's answer cannot be used ({rejection.Reason}): {rejection.Detail}"),
        _ => throw SourceException.Refused("The source's answer says nothing about a movement of money."),
    };

    public void Dispose() => _bodies.Dispose();

    private Normalised Normalise(ReadOnlyMemory<byte> body) => Normaliser.Normalise(
        new HubEvent { Side = provider.Side, Provider = provider.Name, Body = body, EnqueuedAt = default, Position = new HubPosition("", "", 0, "") },
        rules);

    private static bool IsAboutTheReference(Rejection rejection) =>
        rejection.Reason is RejectionReason.MISSING_KEY or RejectionReason.CARD_NUMBER or RejectionReason.ID_INVALID or RejectionReason.TEXT_TOO_LONG;

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            if (!Utf8.IsValid(body)) throw SourceException.Refused("The source's answer is not UTF-8 text.");
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw SourceException.Refused("The source's answer is not a JSON object.");
        }
        catch (JsonException)
        {
            throw SourceException.Refused("The source's answer is not sound JSON of at most 32 levels.");
        }
    }

    private static SourceException Trouble(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            SourceException.Refused($"The source does not accept RealRecon's credentials ({(int)status}); check its key or rights."),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => SourceException.Unavailable($"The source is busy ({(int)status})."),
        >= HttpStatusCode.InternalServerError => SourceException.Unavailable($"The source has trouble of its own ({(int)status})."),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
            SourceException.Refused($"The source points elsewhere ({(int)status}), and redirects are not followed; check its address."),
        _ => SourceException.Refused($"The source refuses the question ({(int)status})."),
    };
}
