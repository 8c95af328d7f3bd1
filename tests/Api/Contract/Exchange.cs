using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RealRecon.Tests.Api.Contract;

/// <summary>A request that was made from the contract.</summary>
/// <param name="Operation">What it asks for.</param>
/// <param name="Given">Values of parameters by place and name; several may be missing.</param>
/// <param name="Body">What is posted; null for nothing.</param>
/// <param name="IsAllowed">The contract allows all of it.</param>
internal sealed record GeneratedRequest(ContractOperation Operation, IReadOnlyDictionary<(string Place, string Name), JsonNode?> Given, JsonNode? Body, bool IsAllowed)
{
    public string Target
    {
        get
        {
            var path = Operation.Template;
            foreach (var ((place, name), value) in Given) if (place == "path") path = path.Replace($"{{{name}}}", Encoded(TextOf(value)), StringComparison.Ordinal);
            var query = string.Join('&', Given.Where(one => one.Key.Place == "query").Select(one => $"{Encoded(one.Key.Name)}={Encoded(TextOf(one.Value))}"));
            return query.Length > 0 ? $"{path}?{query}" : path;
        }
    }

    public override string ToString() => $"{Operation.Method} {Target} {string.Join(' ', Given.Where(one => one.Key.Place == "header").Select(one => $"{one.Key.Name}:{TextOf(one.Value)}"))} {Body?.ToJsonString()}";

    public HttpRequestMessage ToMessage(Uri address)
    {
        var target = new Uri($"{address.GetLeftPart(UriPartial.Authority)}/api{Target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Operation.Method), target);
        if (Body is not null || Operation.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body?.ToJsonString() ?? "null"));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var ((place, name), value) in Given) if (place == "header") message.Headers.TryAddWithoutValidation(name, Printable(TextOf(value)));
        return message;
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(',', list.Select(TextOf)),
        JsonValue one when one.GetValueKind() == JsonValueKind.String => one.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    // The client itself takes no others.
    private static string Printable(string text) => string.Concat(text.Where(c => c is >= ' ' and <= '~').Take(2000)).Trim();

    // Dots too: a client or proxy that tidies up paths would take them for a step up.
    private static string Encoded(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"%{b:X2}"));
}

/// <summary>What came back, beside what the contract says of it.</summary>
internal static class Exchange
{
    /// <summary>What of an answer the contract does not describe; empty where it describes all of it.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(ContractOperation operation, HttpResponseMessage reply, bool isHead = false)
    {
        var status = (int)reply.StatusCode;
        var text = await reply.Content.ReadAsStringAsync();
        if (!operation.Says.GetProperty("responses").TryGetProperty($"{status}", out var named)) return [$"status {status}: {text}"];
        var response = ContractDocument.Resolved(named);
        var faults = new List<string>();
        if (response.TryGetProperty("headers", out var headers))
        {
            faults.AddRange(headers.EnumerateObject().Where(header => IsRequired(header.Value) && !Has(reply, header.Name)).Select(header => $"header {header.Name} is missing"));
        }

        if (isHead || !response.TryGetProperty("content", out var content)) return text.Length == 0 ? faults : [.. faults, "a body where there is none"];
        var type = reply.Content.Headers.ContentType?.MediaType ?? "";
        if (!content.TryGetProperty(type, out var media)) return [.. faults, $"content type {type}"];
        return [.. faults, .. Bodies(type, text).SelectMany(body => new JsonSchema(ContractDocument.Root).Check(media.GetProperty("schema"), body))];
    }

    private static IEnumerable<JsonElement> Bodies(string type, string text) => type switch
    {
        "text/csv" => [JsonSerializer.SerializeToElement(text)],

        // The last line may be the place where the file was cut.
        "application/x-ndjson" => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(line => !line.TryGetProperty("next", out _)),
        _ => [JsonDocument.Parse(text).RootElement],
    };

    private static bool IsRequired(JsonElement header) => header.TryGetProperty("required", out var isSo) && isSo.GetBoolean();

    private static bool Has(HttpResponseMessage reply, string header) =>
        reply.Headers.Concat(reply.Content.Headers).Any(one => one.Key.Equals(header, StringComparison.OrdinalIgnoreCase));
}
