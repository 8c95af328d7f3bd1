using System.Text.Json;

namespace RealRecon.Emulator.Simulation;

/// <summary>How producers and tests tell the simulated services what exists, and how to behave. Only on the simulation's own port.</summary>
internal sealed class SimulationControl(SimulatedBank bank, SimulatedGateway[] gateways, SimulatedService[] services, SimulatedBook[] books)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sim", ShowAsync);
        routes.MapDelete("/sim", ClearAsync);
        routes.MapPut("/sim/bank/postings", context => WithBodyAsync(context, Post));
        routes.MapPut("/sim/gateway/{provider}/{id}", context => WithBodyAsync(context, body => Keep(context, body)));
        routes.MapPut("/sim/{service}/behaviour", context => WithBodyAsync(context, body => Behave(context, body)));
    }

    private Task ShowAsync(HttpContext context) => SimulatedAnswer.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        for (var i = 0; i < services.Length; i++)
        {
            json.WriteStartObject(services[i].Name);
            json.WriteString("mode", Word(services[i].Mode));
            json.WriteNumber("asked", services[i].Asked);
            json.WriteNumber("objects", books[i].Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private Task ClearAsync(HttpContext context)
    {
        foreach (var book in books) book.Clear();
        foreach (var service in services) service.Behave(SimulatedMode.Ok);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private string? Post(JsonElement body)
    {
        var postings = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("postings", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : (JsonElement[])[body];
        return postings.All(bank.TryPost) ? null : "A posting is an object with a postingId.";
    }

    private string? Keep(HttpContext context, JsonElement body)
    {
        var (provider, id) = ((string?)context.Request.RouteValues["provider"], (string)context.Request.RouteValues["id"]!);
        if (Array.Find(gateways, known => known.Name == provider) is not { } gateway) return "The gateways are stripe and razorpay.";
        return gateway.TryPut(id, body) ? null : "The object's id is another one than the address says.";
    }

    private string? Behave(HttpContext context, JsonElement body)
    {
        var name = (string?)context.Request.RouteValues["service"];
        if (Array.Find(services, known => known.Name == name) is not { } service) return "The services are bank, stripe and razorpay.";
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("mode", out var word) || ModeOf(word.ToString()) is not { } mode)
        {
            return "The mode is ok, down, slow or contradictory.";
        }

        DateTimeOffset until = default;
        var isLimited = body.TryGetProperty("until", out var end) && end.ValueKind != JsonValueKind.Null;
        if (isLimited && !(end.ValueKind == JsonValueKind.String && end.TryGetDateTimeOffset(out until))) return "until is a date and time with a zone (ISO 8601).";
        var delay = body.TryGetProperty("delaySeconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetDouble(out var number) && number is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(number)
            : (TimeSpan?)null;
        service.Behave(mode, isLimited ? until : null, delay);
        return null;
    }

    private static async Task WithBodyAsync(HttpContext context, Func<JsonElement, string?> use)
    {
        string? fault;
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            fault = use(document.RootElement);
        }
        catch (JsonException)
        {
            fault = "The body is not JSON.";
        }

        if (fault is null) context.Response.StatusCode = StatusCodes.Status204NoContent;
        else await SimulatedAnswer.ProblemAsync(context, StatusCodes.Status400BadRequest, fault);
    }

    private static string Word(SimulatedMode mode) => mode.ToString().ToLowerInvariant();

    private static SimulatedMode? ModeOf(string word)
    {
        foreach (var mode in Enum.GetValues<SimulatedMode>())
        {
            if (Word(mode) == word) return mode;
        }

        return null;
    }
}
