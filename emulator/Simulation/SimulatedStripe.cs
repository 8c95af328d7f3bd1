using System.Text.Json;

namespace RealRecon.Emulator.Simulation;

/// <summary>Stripe's payment intents, charges and refunds. Objects are told with their inner ones in place, so <c>expand</c> is not read.</summary>
internal sealed class SimulatedStripe(SimulatedService service, SimulatedBook book) : SimulatedGateway(service, book, "payment_intent", "charge")
{
    public override void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in (string[])["payment_intents", "charges", "refunds"]) MapObject(routes, $"/stripe/v1/{kind}/{{id}}", StatusCodes.Status404NotFound);
        routes.MapGet("/stripe/v1/refunds", ListRefundsAsync);
    }

    private Task ListRefundsAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var payment = (string?)query["payment_intent"] ?? (string?)query["charge"] ?? "";
        return ListAsync(context, payment, all => StartAfter(all, query["starting_after"]), "limit", static (json, refunds, more, mode) =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            foreach (var refund in refunds) json.WriteTold(refund, mode);
            json.WriteEndArray();
            json.WriteBoolean("has_more", more);
            json.WriteEndObject();
        });
    }

    private static int StartAfter(IReadOnlyList<JsonElement> all, string? last) =>
        last is null ? 0 : all.TakeWhile(refund => Text(refund, "id") != last).Count() + 1;
}
