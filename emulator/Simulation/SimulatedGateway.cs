using System.Globalization;
using System.Text.Json;

namespace RealRecon.Emulator.Simulation;

/// <summary>A gateway that keeps objects by id: payments, and refunds that name their payment.</summary>
/// <param name="service">How it behaves.</param>
/// <param name="book">What it knows.</param>
/// <param name="parents">The members by which a refund names its payment.</param>
internal abstract class SimulatedGateway(SimulatedService service, SimulatedBook book, params string[] parents)
{
    public string Name => service.Name;

    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>False when it is not the object of that id.</summary>
    public bool TryPut(string id, JsonElement thing)
    {
        if (thing.ValueKind != JsonValueKind.Object || Text(thing, "id") != id) return false;

        // A charge names its intent as a refund does, and is none.
        var isRefund = id.StartsWith("re_", StringComparison.Ordinal) || id.StartsWith("rfnd_", StringComparison.Ordinal);
        book.Put(id, isRefund ? parents.Select(name => Text(thing, name)).OfType<string>() : [], thing.Clone());
        return true;
    }

    protected void MapObject(IEndpointRouteBuilder routes, string path, int absent) => routes.MapGet(path, async context =>
    {
        if (await service.AdmitAsync(context) is not { } mode) return;
        if (book.Find((string)context.Request.RouteValues["id"]!) is { } thing) await SimulatedAnswer.JsonAsync(context, json => json.WriteTold(thing, mode));
        else await SimulatedAnswer.ProblemAsync(context, absent, "No such object.");
    });

    /// <summary>Answers with the refunds of a payment, from <paramref name="start"/> on, and whether there are more.</summary>
    protected async Task ListAsync(HttpContext context, string payment, Func<IReadOnlyList<JsonElement>, int> start, string size, Action<Utf8JsonWriter, JsonElement[], bool, SimulatedMode> write)
    {
        if (await service.AdmitAsync(context) is not { } mode) return;
        var all = book.Marked(payment);
        var from = start(all);
        var limit = int.TryParse(context.Request.Query[size], NumberStyles.None, null, out var count) ? Math.Clamp(count, 1, 100) : 10;
        await SimulatedAnswer.JsonAsync(context, json => write(json, [.. all.Skip(from).Take(limit)], from + limit < all.Count, mode));
    }

    protected static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
