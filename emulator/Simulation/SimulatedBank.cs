using System.Globalization;
using System.Text.Json;

namespace RealRecon.Emulator.Simulation;

/// <summary>A bank with the lookup API of docs/bank-lookup.openapi.json.</summary>
internal sealed class SimulatedBank(SimulatedService service, SimulatedBook book)
{
    private static readonly string[] References = ["endToEndId", "uetr", "utr", "rrn"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/bank/postings", ListAsync);

    /// <summary>False when it is no posting.</summary>
    public bool TryPost(JsonElement posting)
    {
        if (posting.ValueKind != JsonValueKind.Object || Text(posting, "postingId") is not { Length: > 0 } id) return false;
        book.Put(id, [.. ReferencesOf(posting).Select(reference => $"ref|{reference}"), MoneyMark(posting)], posting.Clone());
        return true;
    }

    private async Task ListAsync(HttpContext context)
    {
        if (await service.AdmitAsync(context) is not { } mode) return;
        var query = context.Request.Query;
        if (Found(query) is not { } found)
        {
            await SimulatedAnswer.ProblemAsync(context, StatusCodes.Status400BadRequest, "Give either reference, or amount, currency, direction and day.");
            return;
        }

        var start = int.TryParse(query["cursor"], NumberStyles.None, null, out var cursor) ? cursor : 0;
        var limit = int.TryParse(query["limit"], NumberStyles.None, null, out var count) ? Math.Clamp(count, 1, 200) : 100;
        await SimulatedAnswer.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("postings");
            foreach (var posting in found.Skip(start).Take(limit)) json.WriteTold(posting, mode);
            json.WriteEndArray();
            if (start + limit < found.Count) json.WriteString("next", (start + limit).ToString());
            else json.WriteNull("next");
            json.WriteEndObject();
        });
    }

    private IReadOnlyList<JsonElement>? Found(IQueryCollection query)
    {
        if (query["reference"] is [{ Length: > 0 } reference]) return book.Marked($"ref|{reference}");
        if (query["amount"] is not [var amount] || query["currency"] is not [var currency] || query["direction"] is not [var direction]) return null;
        if (!DateOnly.TryParseExact(query["day"], "yyyy-MM-dd", out var day)) return null;
        return book.Marked(MoneyMark(amount, currency, direction, day.AddDays(-1)), MoneyMark(amount, currency, direction, day), MoneyMark(amount, currency, direction, day.AddDays(1)));
    }

    private static IEnumerable<string> ReferencesOf(JsonElement posting) =>
        posting.TryGetProperty("references", out var references) && references.ValueKind == JsonValueKind.Object
            ? References.Select(name => Text(references, name)).OfType<string>()
            : [];

    private static string MoneyMark(JsonElement posting)
    {
        var booked = Text(posting, "bookedAt") ?? Text(posting, "valueDate");
        var day = DateTimeOffset.TryParse(booked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? DateOnly.FromDateTime(at.UtcDateTime) : default;
        var amount = posting.TryGetProperty("amount", out var value) ? value.ToString() : "";
        return MoneyMark(amount, Text(posting, "currency"), Text(posting, "direction"), day);
    }

    // 500, 500.0 and 500.00 are the same money.
    private static string MoneyMark(string? amount, string? currency, string? direction, DateOnly day) =>
        $"money|{(decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("G29") : "?")}|{currency}|{direction}|{day.DayNumber}";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
