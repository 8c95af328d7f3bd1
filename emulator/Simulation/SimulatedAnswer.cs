using System.Text.Json;
using System.Text.Json.Nodes;

namespace RealRecon.Emulator.Simulation;

/// <summary>Writes answers of the simulated services.</summary>
internal static class SimulatedAnswer
{
    public static Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> content) => WriteAsync(context, "application/json", content);

    /// <summary>An error as RFC 9457 has it.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string title)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, "application/problem+json", json =>
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteEndObject();
        });
    }

    /// <summary>What the book says; of a service that contradicts, with one whole unit more.</summary>
    public static void WriteTold(this Utf8JsonWriter json, JsonElement told, SimulatedMode mode)
    {
        if (mode == SimulatedMode.Contradictory) Falsified(told).WriteTo(json);
        else told.WriteTo(json);
    }

    private static JsonObject Falsified(JsonElement told)
    {
        var wrong = JsonObject.Create(told)!;
        foreach (var member in (string[])["amount", "amount_received", "amount_captured"])
        {
            if (wrong[member] is not JsonValue value) continue;
            if (value.TryGetValue<long>(out var minor)) wrong[member] = minor + 100;
            else if (value.TryGetValue<string>(out var text) && decimal.TryParse(text, out var major)) wrong[member] = (major + 1).ToString();
        }

        return wrong;
    }

    private static async Task WriteAsync(HttpContext context, string type, Action<Utf8JsonWriter> content)
    {
        context.Response.ContentType = type;
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes)) content(json);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.RequestAborted);
    }
}
